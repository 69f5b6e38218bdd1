"""How far data/reference/localities.yml agrees with a ward map: `python -m bot.agreement FOLDER`.

FOLDER holds postcodes.csv (postcode, ward_code) and wards.csv (ward_code, town_or_locality, locality_area).
"""

import csv
import sys
from pathlib import Path

from bot.localities import by_sector


def agreement(folder: Path) -> tuple[int, int, int]:
    """Counts: postcodes, those whose area agrees, those whose town agrees."""
    with (folder / "wards.csv").open() as file:
        wards = {row["ward_code"]: (row["locality_area"].lower(), row["town_or_locality"]) for row in csv.DictReader(file)}
    count = areas = towns = 0
    with (folder / "postcodes.csv").open() as file:
        for row in csv.DictReader(file):
            place = by_sector(row["postcode"])
            area, town = wards[row["ward_code"]]
            count += 1
            areas += place is not None and place.area == area
            towns += place is not None and place.town == town
    return count, areas, towns


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python -m bot.agreement FOLDER")
    count, areas, towns = agreement(Path(sys.argv[1]))
    print(f"{count} postcodes: areas agree for {areas / count:.1%}, towns for {towns / count:.1%}")
