// Pressed on one's own SSI page it copies the text that is seen there and opens the paste box.
// It sends nothing, and reads nothing but that text and the page's address.
({ box, elsewhere, refused }) => {
  if (!/^https:\/\/(www\.)?linkedin\.com\/sales\/ssi([/?#]|$)/.test(location.href)) {
    alert(elsewhere);
    return;
  }
  const copied = () => open(box, "_blank", "noopener,noreferrer");
  const failed = () => alert(refused);
  navigator.clipboard.writeText(document.body.innerText).then(copied, failed);
}
