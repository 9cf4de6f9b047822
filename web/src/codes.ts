// ISO 3166-1: the figures by which the map's outlines are told, for the letters by which the record tells states.
import codes from "i18n-iso-countries/codes.json";

const byLetters = new Map((codes as [string, string, string][]).map(([, letters, figures]) => [letters, figures]));

/** "643" for "RUS"; nothing for what is no state. */
export const figuresOf = (letters: string) => byLetters.get(letters);
