"""Freeze the table of countries that the facts and the distractors use.

Names come from CLDR (through babel, Unicode licence), capitals, demonyms, borders and regions from countryinfo
(MIT). Run by hand when either has a new version:

    pip install babel==2.18.0 countryinfo==1.0.1
    python scripts/countries.py > quiz/facts/data/countries.json
"""

from __future__ import annotations

import json
import sys

from babel import Locale
from countryinfo import CountryInfo
from countryinfo.exceptions import CountryNotFoundError

DEMONYM_FIXES = {
    "GB": ["British"], "US": ["American"], "NL": ["Dutch"], "PH": ["Filipino", "Philippine"], "CH": ["Swiss"],
    "AE": ["Emirati"], "NZ": ["New Zealand"], "FI": ["Finnish"], "SE": ["Swedish"], "DK": ["Danish"],
    "ES": ["Spanish"], "PL": ["Polish"], "TR": ["Turkish"], "IE": ["Irish"], "FR": ["French"], "IL": ["Israeli"],
    "IS": ["Icelandic"], "SA": ["Saudi"], "AF": ["Afghan"], "KR": ["South Korean"], "KP": ["North Korean"],
    "CD": ["Congolese"], "BA": ["Bosnian"], "VA": ["Vatican"], "CZ": ["Czech"], "ZA": ["South African"],
}  # fmt: skip
"""Adjectives that news uses where countryinfo gives the noun (Dane, Swede, New Zealander) or none."""

ALIASES = {
    "US": ["United States", "United States of America", "U.S.", "US", "U.S.A.", "USA", "U.S", "America"],
    "GB": ["United Kingdom", "U.K.", "UK", "Britain", "Great Britain"],
    "AE": ["United Arab Emirates", "UAE", "U.A.E."],
    "KR": ["South Korea", "Republic of Korea"],
    "KP": ["North Korea"],
    "MM": ["Myanmar", "Burma"],
    "CZ": ["Czechia", "Czech Republic"],
    "CD": ["Congo", "Democratic Republic of the Congo", "DR Congo"],
    "TR": ["Turkey", "Türkiye"],
    "CI": ["Ivory Coast", "Côte d'Ivoire"],
    "CN": ["China"],
    "HK": ["Hong Kong"],
    "MO": ["Macau", "Macao"],
    "PS": ["Palestine"],
    "TL": ["East Timor", "Timor-Leste"],
    "VA": ["Vatican", "Vatican City"],
    "NL": ["Netherlands", "the Netherlands", "Holland"],
    "RU": ["Russia", "Russian Federation"],
    "SZ": ["Eswatini", "Swaziland"],
}
CAPITALS = {"US": "Washington", "KZ": "Astana", "VA": "Vatican City", "HK": "", "PS": "", "SM": "San Marino"}
"""Capitals that changed their name, or that news calls otherwise."""

NAMES = {"US": "the United States", "GB": "the United Kingdom", "AE": "the United Arab Emirates",
         "NL": "the Netherlands", "PH": "the Philippines", "MM": "Myanmar", "CD": "the Democratic Republic of the Congo",
         "CI": "Ivory Coast", "HK": "Hong Kong", "MO": "Macau", "PS": "Palestine", "TR": "Turkey",
         "BS": "the Bahamas", "GM": "the Gambia", "MV": "the Maldives", "DO": "the Dominican Republic",
         "CF": "the Central African Republic", "CZ": "the Czech Republic", "CG": "the Republic of the Congo",
         "BA": "Bosnia and Herzegovina", "TT": "Trinidad and Tobago", "AG": "Antigua and Barbuda",
         "KN": "Saint Kitts and Nevis", "LC": "Saint Lucia", "VC": "Saint Vincent and the Grenadines",
         "ST": "São Tomé and Príncipe"}  # fmt: skip
DEPENDENCIES = set(
    "AS AI AQ AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP MQ MS NC NF "
    "NU PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT".split()
)


def main() -> None:
    """Print the table as JSON, one country a line."""
    territories = Locale("en").territories
    rows = {}
    for code, name in sorted(territories.items()):
        if len(code) != 2 or not code.isalpha() or code in {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "XK"}:
            continue
        try:
            info = CountryInfo(code).info()
        except CountryNotFoundError:
            continue
        if info["ISO"]["alpha2"] != code:
            continue
        alpha3 = info["ISO"]["alpha3"]
        plain = name.replace("&", "and").split(" (")[0]
        shown = NAMES.get(code, plain)
        aliases = {plain, shown.removeprefix("the "), *ALIASES.get(code, [])}
        demonyms = DEMONYM_FIXES.get(code) or [info.get("demonym") or ""]
        rows[alpha3] = {
            "name": shown,
            "aliases": sorted(aliases - {shown}),
            "adjectives": [d for d in demonyms if d],
            "capital": CAPITALS.get(code, info.get("capital") or ""),
            "borders": sorted(info.get("borders") or []),
            "region": info.get("intermediateregion") or info.get("subregion") or info.get("region") or "",
            "continent": info.get("region") or "",
            "population": int(info.get("population") or 0),
            "dependent": code in DEPENDENCIES,
        }
    json.dump(rows, sys.stdout, ensure_ascii=False, indent=0, sort_keys=True)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
