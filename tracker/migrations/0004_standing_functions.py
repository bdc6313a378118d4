from pathlib import Path

from django.db import migrations

FUNCTIONS = (Path(__file__).parent / "sql" / "0004_standings.sql").read_text()
DROP = """
drop function standing_history(bigint, bigint, date, date, date, integer, integer);
drop function standings(bigint, bigint, date, date, integer, integer);
"""


class Migration(migrations.Migration):
    dependencies = [("tracker", "0003_networks")]

    operations = [migrations.RunSQL(FUNCTIONS, DROP)]
