"""A bare address is one; a matter of the street is none. The sector of half a postcode."""

import pytest

from bot.understanding.readers.acts import read_act
from bot.understanding.readers.postcode import read_postcode
from bot.understanding.readers.sector import with_sector
from bot.understanding.readers.streets import is_address


def test_an_address_alone():
    addresses = ("14 leek road", "newcastle road", "220 stone road", "uttoxeter road", "waterloo road cobridge", "its 22 chell street hanley",
                 "i live at flat 3, 12 high street tunstall", "14b church st, burslem ST6 4AB", "12 meir close", "hartshill road stoke on trent",
                 "Flat 2 10 Victoria Park Road", "im on dividy road bentilee", "22 king william st", "crewe road, alsager")
    assert [text for text in addresses if not is_address(text) or read_act(text, "household") != "inform"] == []


def test_what_happens_in_a_street_is_no_address():
    others = ("potholes on leek road", "I want to report a pothole on Leek Road", "street light out", "street lights victoria road",
              "leek road flooded", "bins not emptied on leek road", "my street", "lost down the road", "2 kids", "2 months rent behind",
              "kicked out on the street", "living on the streets",
              "3 nights on the street", "dog mess waterloo road", "fly tipping victoria street", "24 hours",
              "at my mates place", "im on the street", "main road is shut", "12 to 3 at my place", "no way", "any way", "between 9 and 3",
              "weekdays before 3", "1", "end of the road", "sneyd green", "leek", "by the road", "i got hit on leek road")
    assert [text for text in others if is_address(text)] == []


@pytest.mark.parametrize(("text", "postcode"), [
    ("ST6 4", "ST6 4"), ("st6 4 something", "ST6 4"), ("ST64", "ST6 4"), ("its ST4 3", "ST4 3"), ("ST1 5, I don't know rest", "ST1 5"),
    ("the postcode is ST4 7-something", "ST4 7"), ("st6 4 burslem", "ST6 4"), ("not sure st4 6 something", "ST4 6"),
    ("st6 4 bed house", "ST6"), ("st6 4 kids", "ST6"), ("ST6", "ST6"), ("ST6 4 or ST6 5", "ST6"), ("ST14", "ST14"), ("ST6 4AB", "ST6 4AB"),
    ("B12", "B12"),
])  # fmt: skip
def test_a_sector_is_kept_where_it_is_told(text, postcode):
    assert with_sector(read_postcode(text, "postcode") or "", text) == postcode
