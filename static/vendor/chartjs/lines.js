// What the trend chart draws with, and nothing else of Chart.js. docs/adr/0018 says how it is built.
import {
  CategoryScale,
  Chart,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
} from "chart.js";

Chart.register(CategoryScale, LineController, LineElement, LinearScale, PointElement);
window.Chart = Chart;
