import { GuichetForm } from "./form-element.js";

export { GuichetForm };

if (typeof customElements !== "undefined" && !customElements.get("guichet-form")) {
  customElements.define("guichet-form", GuichetForm);
}
