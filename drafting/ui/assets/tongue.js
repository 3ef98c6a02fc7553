/**
 * The calendars of date fields speak as the browser says that it does: they are told the language chosen here, where
 * that is another one. They hear it when something of the page is run again, so a little something is.
 */
const BROWSERS = navigator.language;
const TONGUES = { es: "es-MX", en: "en-GB" };

export default function ({ data, setTriggerValue }) {
  const said = BROWSERS.toLowerCase().startsWith(data) ? BROWSERS : TONGUES[data];
  if (navigator.language === said) return;
  Object.defineProperty(navigator, "language", { configurable: true, value: said });
  setTriggerValue("heard", said);
}
