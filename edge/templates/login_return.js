// In a popup: hands the one-time code to the page that opened it, if it is still there and of the right origin, else goes
// on to that page by itself.
const { code, origin, page } = document.getElementById("login-return").dataset;
if (window.opener) {
  window.opener.postMessage({ type: "guichet-login", code }, origin);
  window.close();
} else {
  location.replace(page);
}
