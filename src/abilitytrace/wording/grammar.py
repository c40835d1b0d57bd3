"""Words that say nothing by themselves: grammar, politeness, chat. Data, and what is left of a name without them."""

from collections.abc import Iterable
from functools import cache

from abilitytrace.wording.forms import stem
from abilitytrace.wording.groups import canonical

__all__ = ["ARTICLES", "CONTRACTIONS", "FILLERS", "PARTICLES", "PRONOUNS", "content"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# words that say nothing about what is asked: grammar, politeness, chat
FILLERS = _words(
    """
    a an the this that these those there here it its itself they them their theirs he she his her him i me my mine
    we us our you your yours one ones s t re ve ll d m is are was were be been being am do does did done doing have
    has had having can could will would shall should may might must ought what which who whom whose when where why
    how whether if because since until while though although but and or nor so as at by for from in into of off on
    onto out over to up upon with without within about against between among during through across per via than then
    too also not no yes any some all both each every either neither more most much many less least few several such
    same other another own only just even still yet already ever never again once now today currently really
    actually exactly quite very rather almost nearly truly simply basically mostly mainly generally usually often
    sometimes maybe perhaps possibly probably likely apparently supposedly allegedly finally first please pls plz
    thanks thank ok okay well um uh hmm lol btw fyi quick question q qs wonder wondering curious tell say said says
    give show explain know knows knew known think thinks thought understand understood mean means meant want wants
    wanted need needs let lets like get gets got make makes made go goes went gone come comes came put puts take
    takes took see sees saw seen look looks call calls called ask asked asking answer answers answered use uses used
    using try tries tried happen happens happened become becomes became seem seems seemed appear appears turn turns
    turned work works worked thing things stuff way ways kind kinds sort sorts type types bit lot lots case fact
    facts part parts point points example examples instance sense hell heck earth world exact precise anyway anyhow
    somehow somewhere someone somebody anything something anyone anybody people person folks guys man dude short
    brief briefly simple words word plain detail details detailed main big biggest major key important interesting
    different various certain given particular specific overall whole entire general normal suddenly originally
    initially later early earlier after before ago new old newer older good better best bad worse worst great strong
    stronger weak weaker high higher low lower around roughly approximately able unable possible impossible vs
    versus etc eg ie aka ai homework assignment teacher professor class essay report boss colleague friend remember
    recall heard hear read believe guess suppose assume expect hope quickly easily directly alone together else
    instead indeed start started starts begin began begins end ended ends keep keeps kept stay stays stayed remain
    remains remained two three four scheme sorry total totally altogether overall combined maximum minimum max min
    category categories item items entry entries aspect aspects special notable remarkable unusual significant role
    importance purpose idea background story matter issue topic subject regarding concerning back then later
    time times moment full fully complete entire officially supposedly named biggest largest bigger smaller smallest
    highest lowest greatest further additional extra available exists existing usual typical typically meanwhile
    january february march april may june july august september october november december
    id ids tb gb mb kb gigabyte gigabytes terabyte terabytes bytes usd dollar dollars percent
    matter matters run runs running set sets away off apart along aside around together proposed propose proposes suggested
    suggest suggests described
    describe
    """
)

# words that point back at what was spoken of
PRONOUNS = _words(
    """
    it its itself they them their he she this that these those both
    """
)

ARTICLES = frozenset({"the", "a", "an"})
# Chinese particles, which people put into a name or leave out of it
PARTICLES = frozenset("的了着过地得这那么很更太也就都才会能它其他之所与和")

# what is typed together -> the words it stands for
CONTRACTIONS: dict[str, str] = {
    "whats": "what is",
    "wheres": "where is",
    "whos": "who is",
    "hows": "how is",
    "whens": "when is",
    "whys": "why is",
    "thats": "that is",
    "dont": "do not",
    "doesnt": "does not",
    "didnt": "did not",
    "cant": "can not",
    "cannot": "can not",
    "couldnt": "could not",
    "wont": "will not",
    "isnt": "is not",
    "arent": "are not",
    "wasnt": "was not",
    "werent": "were not",
    "hasnt": "has not",
    "havent": "have not",
    "wouldnt": "would not",
    "shouldnt": "should not",
    "whatre": "what are",
    "gimme": "give me",
    "lemme": "let me",
    "howd": "how did",
    "whyd": "why did",
    "whered": "where did",
    "whatd": "what did",
    "opensource": "open source",
    "btwn": "between",
    "diff": "difference",
    "diffs": "difference",
    "params": "parameters",
    "param": "parameters",
    "ur": "your",
    "u": "you",
    "r": "are",
    "bc": "because",
    "w": "with",
    "abt": "about",
    "wat": "what",
    "wut": "what",
    "evals": "evaluation",
    "lm": "language modelling",
    "lms": "language models",
    "pos": "position",
    "len": "length",
    "ctx": "context",
    "avg": "average",
    "num": "number",
    "info": "information",
    "temp": "temperature",
    "vocab": "vocabulary",
    "lang": "language",
    "langs": "languages",
    "pretrain": "pre train",
    "arch": "architecture",
    "dev": "developer",
    "devs": "developers",
    "refs": "references",
    "ref": "reference",
    "bday": "birthday",
    "dec": "december",
    "nov": "november",
    "oct": "october",
    "sep": "september",
    "sept": "september",
    "aug": "august",
    "jan": "january",
    "feb": "february",
}


@cache
def _stems() -> frozenset[str]:
    return frozenset(stem(word) for word in FILLERS)


def content(stems: Iterable[str]) -> frozenset[str]:
    """The canonical words among stems that are not grammar."""
    return frozenset(word for word in canonical(stems) if word not in _stems())
