"""Where somebody lives: a sector decides, other cities are outside, a street is no town."""

import pytest

from bot import localities
from bot.database import transaction
from bot.tables import Postcode

NEWCASTLE, MOORLANDS = "E07000195", "E07000198"
KNOWN = [("ST6 4AA", localities.CITY), ("ST6 4AB", localities.CITY), ("ST6 4AD", NEWCASTLE), ("ST5 2AA", NEWCASTLE), ("ST5 1AA", NEWCASTLE),
         ("ST5 1AB", NEWCASTLE), ("ST5 1AD", localities.CITY), ("ST8 7AA", MOORLANDS), ("ST8 7AB", MOORLANDS), ("ST8 7AD", localities.CITY),
         ("ST4 2AA", localities.CITY)]


@pytest.mark.parametrize(("postcode", "locality", "place"), [
    ("ST6 4", None, ("city", "north", "Burslem")), ("ST4 3", None, ("city", "south", "Fenton")), ("ST4 2", None, ("city", "central", "Hanley")),
    ("ST4", None, ("city", None, None)), ("ST6", None, ("unknown", None, None)), ("ST5 2", None, ("elsewhere", None, None)),
    ("ST8 7", None, ("unknown", None, None)), ("ST5 1", None, ("unknown", None, None)),  # mostly another council's: a person looks
    ("B12 9RR", None, ("elsewhere", None, None)), ("M14", None, ("elsewhere", None, None)), ("ST99 9ZZ", None, ("unknown", None, None)),
    ("ST6 4", "Stafford", ("city", "north", "Burslem")), ("skipped", "Stafford", ("elsewhere", None, None)),
    (None, "Stafford", ("elsewhere", None, None)), (None, "Birmingham", ("elsewhere", None, None)),
    ("skipped", None, ("unknown", None, None)), ("not asked", None, ("unknown", None, None)),
    ("skipped", "Burslem", ("city", "north", "Burslem")),
])  # fmt: skip
async def test_where_a_postcode_is(tables, clean, postcode, locality, place):
    async with transaction() as session:
        session.add_all(Postcode(postcode=code, council=council) for code, council in KNOWN)
        await session.flush()
        found = await localities.locate(session, postcode, locality)
        await session.rollback()
    assert (found.kind, found.area, found.town) == place
    assert found.kind != "elsewhere" or found.council_website


@pytest.mark.parametrize(("text", "name"), [
    ("14 leek road", None), ("newcastle road", None), ("220 stone road", None), ("uttoxeter rd", None), ("leek new road", None),
    ("stone st", None), ("newcastle street burslem", "Burslem"), ("crewe road alsager", "Alsager"), ("chell heath road", None),
    ("leek", "Leek"), ("stone st15", "Stone"), ("newcastle-under-lyme", "Newcastle-Under-Lyme"), ("in leek close to the centre", "Leek"),
])  # fmt: skip
def test_a_street_is_no_town(text, name):
    assert localities.named_in(text) == name


@pytest.mark.parametrize(("text", "town"), [
    ("im homeless in stafford town center", "Stafford"), ("im from crewe road in alsager", "Alsager"), ("i live in leek and cant pay", "Leek"),
    ("sleeping rough in newcastle", "Newcastle"), ("my house in kidsgrove is damp", "Kidsgrove"),
    ("my mum lives in stafford", None), ("hes in stafford prison", None), ("i work in crewe", None), ("im on leek road", None),
    ("i moved from stafford last year", None), ("got mugged in newcastle", None), ("im near newcastle", None), ("i live in hanley", None),
    ("im stone cold", None), ("my ex is in leek", None), ("born in burslem live in birmingham", "Birmingham"), ("going to leek hospital", None),
    ("im not from leek", None), ("i used to live in stone", None),
    ("i live in birmingham", "Birmingham"), ("im in manchester and cant pay my rent", "Manchester"),
    ("we live in newcastle upon tyne", "Newcastle Upon Tyne"),
    ("my mum lives in birmingham", None), ("born in birmingham", None), ("from london originally but in hanley now", None),
    ("i live in birmingham street", None), ("i used to live in london", None), ("my ex is in derby", None), ("i live on london road", None),
    ("i moved here from liverpool", None), ("we moved up from london with the kids", None), ("moved here from leek", None),
    ("im from liverpool", None),
    ("just got here from london", None), ("not living in london any more", None), ("i dont live in london", None), ("was living in leeds", None),
    ("im in london visiting my sister", None), ("im at uni in manchester", None), ("i live in stoke but work in manchester", None),
    ("do i have to live in london", None), ("my old flat in birmingham got took", None),
    ("got evicted from my place in leeds and now in hanley", None),
    ("ive been living in bristol for 3 years", "Bristol"), ("im 60 year old living in leek", "Leek"), ("im not well living in leek", "Leek"),
    ("i moved to birmingham last week", "Birmingham"), ("ive just moved to leek", "Leek"), ("i moved from stoke to birmingham", "Birmingham"),
    ("moved in with my mum in stafford last month", "Stafford"), ("had to move to my nans in leek", "Leek"), ("weve relocated to derby", "Derby"),
    ("my son moved in with his dad in stafford", None), ("my ex moved in with my mate in leek", None), ("my work relocated to derby", None),
    ("the kids moved to stafford with their dad", None), ("my ex moved to birmingham", None), ("my mum moved to derby so im on my own", None),
    ("im moving to leek next month", None), ("i want to move to leek", None), ("i was moved to stafford hospital", None),
    ("they moved me to stafford", None), ("staying in coventry with a mate", "Coventry"), ("kipping in crewe at my mates", "Crewe"),
    ("in a refuge in wolverhampton", "Wolverhampton"), ("the refuge in wolverhampton was full", None), ("renting in leek", "Leek"),
    ("my tenancy is in newcastle", "Newcastle"), ("my ex is renting in birmingham", None), ("i put up with noise in leek", None),
    ("i was homeless now living in crewe", "Crewe"), ("im from stoke but living in derby", "Derby"), ("my home is in birmingham", "Birmingham"),
])  # fmt: skip
def test_a_home_outside_the_city_is_heard(text, town):
    assert localities.home_elsewhere(text) == town


@pytest.mark.parametrize(("text", "town"), [
    ("its about my nan she is 81 lives in smallthorne on her own", "Smallthorne"), ("my mum in bentilee has had a fall", "Bentilee"),
    ("my neighbour, her flat is in leek and its freezing", "Leek"), ("i live in leek but my mum lives in tunstall", "Tunstall"),
    ("he is staying with us in a caravan in stone", "Stone"), ("i live in smallthorne and its about my nan", None),
    ("she works in leek", None), ("her sister was seen in stafford", None), ("she lives on leek road", None), ("he is in stafford hospital", None),
])
def test_where_they_live_whom_it_is_written_for(text, town):
    assert localities.home_of_other(text) == town
