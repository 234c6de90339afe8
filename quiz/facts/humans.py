"""Words for people: titles before a name, trades and offices beside it, short forms of given names."""

from __future__ import annotations

from quiz.facts.gazetteer import fold

TITLES = frozenset(
    "president,vice,prime,minister,chancellor,premier,king,queen,prince,princess,pope,senator,sen.,sen,rep.,"
    "representative,congressman,congresswoman,governor,gov.,gov,mayor,secretary,attorney,general,gen.,gen,"
    "colonel,col.,captain,capt.,lieutenant,lt.,sergeant,sgt.,major,maj.,admiral,commander,judge,justice,"
    "dr.,dr,prof.,professor,mr.,mr,mrs.,mrs,ms.,ms,sir,lady,lord,rev.,reverend,bishop,archbishop,cardinal,"
    "chairman,chairwoman,chair,ceo,director,chief,officer,speaker,leader,spokesman,spokeswoman,"
    "spokesperson,ambassador,commissioner,sheriff,detective,inspector,coach,former,ex-president,deputy,"
    "analyst,frontman,singer,guitarist,actor,actress,author,astronaut,cosmonaut,scientist,duke,emperor,"
    "count,baron,saint,st.,sheikh,ayatollah,imam,rabbi,constable,superintendent,cpl.,pvt.,agent".split(",")
)
"""Words that stand before a person's name and are not part of it."""
CALLED = frozenset(
    "mr. mr mrs. mrs ms. ms dr. dr prof. professor sen. rep. gov. sgt. lt. capt. col. gen. maj. rev. judge "
    "detective senator congressman congresswoman president sheriff sergeant".split()
)
"""Titles after which a capitalised word is a person's name, even where the engine has none."""
_TRADES = frozenset(
    "accountant activist administrator adviser advisor agent aide ally analyst announcer architect artist assistant "
    "astronaut attorney author banker biologist boss boxer broker brother buyer candidate captain cellist champion "
    "chancellor chef chemist chief clerk climber coach colleague columnist comedian commander commentator "
    "commissioner composer conductor correspondent cosmonaut councillor counsel creator critic curator dancer "
    "daughter dean defender deputy designer detective developer diplomat director doctor driver drummer economist "
    "editor emperor employee engineer executive expert farmer father filmmaker fighter founder friend frontman "
    "geologist goalkeeper governor guard guitarist head heiress hero historian host husband inspector instructor "
    "inventor investor journalist judge justice king lawmaker lawyer leader lecturer legislator lieutenant "
    "manager mayor mechanic member merchant minister mother musician nephew niece nominee novelist nurse officer "
    "official operator organizer owner painter partner pastor philosopher photographer physician physicist pilot "
    "player playwright poet politician premier president priest prince princess producer professor prosecutor "
    "psychologist publisher pupil queen ranger reporter representative researcher rider ruler runner sailor scholar "
    "scientist secretary senator sergeant sheriff singer sister skipper soldier son speaker specialist spokesman "
    "spokesperson spokeswoman striker student superintendent surgeon suspect swimmer teacher technician teenager "
    "trader trainer treasurer trustee parent patient child person victim volunteer widow wife winner witness woman man boy girl worker writer "
    "co-founder cofounder founder ceo cfo coo vice-president chair chairman chairwoman".split()
)
_ENDINGS = ("ist", "man", "woman", "person", "ician", "ologist", "ographer")
_NO_HUMANS = frozenset(
    "german norman ottoman human talisman checklist playlist shortlist wishlist transhuman".split()
)


def is_human(word: str) -> bool:
    """Whether a noun is what a person can be: a trade, an office, a relation."""
    word = word.casefold()
    return (
        word in _TRADES
        or word in TITLES
        or (len(word) > 5 and word.endswith(_ENDINGS) and word not in _NO_HUMANS)
    )


_MEN = frozenset(
    "mr. mr sir lord king prince duke baron emperor congressman frontman pope actor father".split()
)
_WOMEN = frozenset(
    "mrs. mrs ms. ms miss lady queen princess congresswoman actress mother duchess dame".split()
)


def gender_of(word: str) -> str:
    """`he` or `she` where a title or trade tells which is meant; otherwise empty."""
    word = word.casefold()
    if word in _WOMEN or word.endswith("woman"):
        return "she"
    return "he" if word in _MEN or (word.endswith("man") and is_human(word)) else ""


_NICKNAMES = (
    "joe joseph joey,bill william will billy,bob robert rob bobby,mike michael mick,tom thomas tommy,pat patrick,"
    "dan daniel danny,jim james jimmy jamie,dick richard rick rich,chuck charles charlie,ted edward ed eddie,"
    "tony anthony,dave david,steve steven stephen,chris christopher,ben benjamin,sam samuel,nick nicholas,"
    "alex alexander,andy andrew drew,greg gregory,ken kenneth,larry lawrence,matt matthew,ron ronald ronnie,"
    "tim timothy,don donald,jeff jeffrey,jerry gerald,jack john,johnny john,kate katherine kathryn katie,"
    "liz elizabeth beth betty,sue susan,peggy margaret meg maggie,barb barbara,deb deborah debbie,jen jennifer,"
    "cindy cynthia,sandy sandra,vicky victoria,mitch mitchell,al albert alan,fred frederick,gabe gabriel,"
    "hank henry harry,josh joshua,lou louis,marty martin,phil philip phillip,ray raymond,russ russell,"
    "stan stanley,vince vincent,walt walter,wes wesley,zach zachary zack,nate nathan nathaniel,pete peter"
)
_SAME = {name: number for number, group in enumerate(_NICKNAMES.split(",")) for name in group.split()}
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
"""What follows a surname and is none."""


def same_given(one: str, other: str) -> bool:
    """Whether two given names can be one person's: a short form, an initial, or a slip of one letter."""
    one, other = fold(one).rstrip("."), fold(other).rstrip(".")
    if one == other or (one in _SAME and _SAME[one] == _SAME.get(other)):
        return True
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    return min(len(one), len(other)) >= 4 and one[0] == other[0] and _one_slip(one, other)


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter is changed, left out or put in."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    i = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    return one[i:] == other[i + 1 :] or (len(one) == len(other) and one[i + 1 :] == other[i + 1 :])


def surname(full: str) -> str:
    """The last word of a folded name that is a name."""
    words = [word for word in full.split() if word not in SUFFIXES]
    return words[-1].rstrip(".") if words else full
