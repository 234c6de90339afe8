"""Page furniture: what a web page prints around an article. General patterns, each with the reason it gives."""

from __future__ import annotations

import re

from quiz.articles.prose import ended, words

_SITES = r"(?:Facebook|Twitter|X|Instagram|YouTube|WhatsApp|LinkedIn|Telegram|TikTok|Threads|Bluesky|Google|Pinterest)"
_THIS = r"(?:this|your|the|our)"

_LINES: tuple[tuple[str, str], ...] = (
    (
        "browser notice",
        rf"""{_THIS}\ (?:slide\ ?show|browser|video|gallery|player|page|site|website|content|feature|app)\b.{{0,60}}
             \b(?:javascript|flash\ player|cookies|plug-?in|your\ browser|(?:not|no\ longer)\ supported|out\ of\ date
                |does(?:\ not|n.t)\ support|can(?:\ ?no|.)t\ be\ (?:played|displayed|shown))\b.*
        | (?:your\ browser|(?:IE|internet\ explorer|safari|chrome|firefox|edge)\ ?\d*)\b.{{0,40}}
             \b(?:not|no\ longer|cannot|can.t)\b.{{0,30}}\b(?:support(?:ed)?|display|show|play|open|work)\b.*
        | (?:please\ )?(?:enable|turn\ on|switch\ on|activate)\ (?:javascript|cookies)\b.*
        | (?:you\ (?:need|must)\b.{{0,30}}|.{{0,40}}\brequires\ )(?:javascript|flash\ player)\b.*
        | for\ (?:an?|the)\ (?:optimal|best|better)\ (?:viewing\ |browsing\ )?experience\b.*
        | (?:we|this\ (?:web)?site|our\ (?:web)?site)\ uses?\ cookies\b.*
        | (?:media|video)\ (?:playback|player)\b[^.]{{0,60}}
        | (?:sorry,?\ )?an\ (?:unexpected\ )?error\ (?:has\ )?occurred\W*
             (?:please\b.{{0,60}}|try\b.{{0,60}}|while\ (?:loading|retrieving|processing|sending)\b.{{0,60}})?
        | (?:please\ )?try\ again\ later\W*
        | skip\ to\ (?:main\ )?(?:content|navigation).{{0,30}}""",
    ),
    (
        "advertisement",
        r"""(?:advertisements?|sponsored(?:\ content)?|promoted|ad|paid\ post|loading\W*|please\ wait\W*)
        | (?:story|article)\ continues\ (?:after|below)\b.{0,40}
        | scroll\ (?:down\ )?(?:to|for)\ .{0,40}|continue\ reading(?:\ the\ main\ story|\ below)?\W*""",
    ),
    (
        "comment form",
        rf"""leave\ a\ (?:reply|comment)\b.{{0,40}}
        | (?:post|write|add|submit)\ (?:a|your)\ comment\b.{{0,40}}
        | fill\ in\ your\ details\ below\b.*
        | (?:wordpress(?:\.com)?|{_SITES})\ (?:logo|photo|picture|icon|account)
        | you\ are\ commenting\ (?:using|as)\b.*
        | connecting\ to\ \S+
        | your\ e-?mail\ address\ will\ not\ be\ published\b.*
        | required\ fields\ are\ marked\b.*
        | notify\ me\ (?:of|when|via|by)\b.*
        | save\ my\ name,?\ e-?mail\b.*
        | (?:log|sign)\ (?:in|out|up)\b(?:\ /\ ?\S+)?(?:\ (?:to|or|with|using)\b.{{0,60}})?
        | (?:\d[\d,]*|no|view|show|read|see|hide|all|load)?\ ?(?:more\ |all\ )?comments?(?:\ \(?\d[\d,]*\)?)?
        | (?:join|start)\ the\ (?:conversation|discussion)\b.{{0,40}}
        | (?:reply|replies|respond|cancel\ reply|change)""",
    ),
    (
        "newsletter line",
        r"""(?:sign\ up|subscribe|register)\b.{0,30}
             \b(?:newsletters?|alerts?|e-?mails?|inbox|updates|briefing|podcast|daily|today|now|here|to\ (?:our|the|get|receive|read))\b.*
        | (?:get|receive)\ .{0,60}\b(?:delivered|sent|straight|direct(?:ly)?)\b.{0,30}\b(?:inbox|e-?mail|phone)\b.*
        | (?:get|receive)\ (?:our|the|more)\ .{0,30}\b(?:newsletters?|news(?:\s*live)?(?:\s*on)?)\b.{0,60}
        | subscribe(?:\ now|\ today)?\W*|(?:already|not)\ a\ subscriber\b.{0,60}|become\ a\ (?:member|subscriber)\b.{0,60}
        | download\ (?:the|our)\ .{0,40}\bapp\b.*
        | (?:enter|your)\ (?:your\ )?e-?mail(?:\ address)?\b[^.]{0,30}
        | thank(?:s|\ you)\ for\ (?:subscribing|signing\ up)\b.*
        | support\ (?:our|independent)\ journalism\b.*""",
    ),
    (
        "follow-us line",
        rf"""(?:please\ )?(?:follow|find|join|connect\ with|like\ us|tweet\ us|friend\ us)\b.{{0,60}}
             \bon\s+(?:our\s+)?{_SITES}.{{0,40}}
        | (?:follow|find|reach|contact|e-?mail|write\ to)\b.{{0,60}}(?:@\w+|\S+@\S+\.\w+).{{0,40}}
        | @\w+
        | (?:e-?mail|contact|reach)\ (?:the\ (?:author|writer|reporter)|him|her|them|us)\b.{{0,60}}
        | (?:click|tap)\ (?:here|on|the|to)\b.{{0,80}}""",
    ),
    (
        "share line",
        rf"""(?:share|tweet|pin|print|e-?mail|save|copy\ link|bookmark|like|listen|play|pause|mute|replay|close|open|menu
             |search|home|next|previous|back\ to\ top|top|more|expand|hide|show\ more|read\ more|view\ gallery|gallery
             |photos?|videos?|watch(?:\ (?:live|now|video))?|live)
        | share\ (?:this|on|via|with|article|story|options)\b.{{0,60}}
        | (?:share|tweet|print|e-?mail|save|{_SITES})
             (?:[\s,|/·•]+(?:share|tweet|print|e-?mail|save|link|copy|{_SITES})){{1,10}}
        | \d[\d.,]*[KM]?\ ?(?:shares?|views?|likes?|retweets?|votes?)
        | {_SITES}(?:\s+{_SITES})*""",
    ),
    (
        "link to another story",
        r"""(?:related|read\ (?:more|also|next|this)|see\ (?:also|more)|also\ (?:read|see)|more|watch|listen|up\ next|don.t\ miss)
             (?:\ (?:articles?|stories|links?|coverage|news|now))?\s*[:|»>].{1,160}
        | https?://\S+|www\.\S+""",
    ),
    (
        "related link",
        r"""(?:related|read\ (?:more|also|next|this)|see\ (?:also|more)|also\ (?:read|see|on|in)
             |more\ (?:on|from|stories|news|in|about|coverage)(?:\ [^.]{1,40})?|(?:watch|see|hear)\ more\ .{1,30}|watch|listen
             |recommended|most\ (?:read|popular|viewed|shared)|trending|you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested)
             |don.t\ miss|top\ stories|in\ pictures|in\ case\ you\ missed\ it|elsewhere|up\ next|what\ to\ (?:read|watch)\ next
             |editor.?s.?\ picks?|explained?r?|live\ updates|opinion|analysis|must\ read|click\ to\ \w+)
             (?:\ (?:articles?|stories|links?|coverage|news|topics?|posts?|videos?|content|now))?
             \s*(?:[:|»>-].{0,160}|\.{2,4}|…)?
        | (?:tags?|topics?|categor(?:y|ies)|filed\ under|keywords|in\ this\ (?:article|story))\s*:.{0,200}""",
    ),
    (
        "reference",
        r"(?:more|further)\ information\s*:.{0,400}|(?:doi|journal\ reference|citation)\s*:.{0,300}",
    ),
    (
        "credit line",
        r"""(?:with|includes|including)\ (?:\w+\ ){0,3}(?:wires?|wire\ (?:reports|services)|(?:reporting|files)\ (?:by|from)\b.{0,60})
        | additional\ (?:reporting|editing|writing|research|production|material)\b[^.]{0,200}\W*
        | (?:reporting|editing|writing|compiled|graphics?|translation)\ (?:and\ (?:editing|writing|reporting)\ )?by\b
             (?!.*\b(?:shows?|showed|found|finds?|suggests?|revealed|was|were|is|are|has|have|had|says?|said)\b).{0,200}
        | .{0,220}\bcontributed\ (?:to\ (?:this|the)\ (?:report|reporting|story|article|piece|post)|(?:\w+\ )?reporting)\b.{0,60}
        | (?:provided|courtesy|distributed|published|produced|presented|powered|source[ds]?|reprinted|republished)\ (?:by|of|from|with)\b[^.]{0,60}
        | this\ (?:article|story|report|piece|post|content)\ (?:was|is|has\ been|originally|first)\b.{0,40}
             \b(?:published|appeared|republished|reprinted|reposted|co-published|produced|provided|written|adapted|translated|syndicated|reported|posted
                |supported|sponsored|part\ of|made\ possible)\b.{0,200}
        | the\ (?:article|story|post)\ (?:was\ )?(?:originally|first)\ (?:published|appeared|ran|posted)\b.{0,200}
        | (?:sources?|via)\s*:.{0,100}""",
    ),
    (
        "copyright line",
        r"""(?:copyright\ (?:©|\(c\)|\d{4}|by\b)|©|\(c\)\ ?\d{4}).{0,400}
        | .{0,60}\ball\ rights\ reserved\s*(?:[.,|©].{0,300})?
        | this\ copy\ is\ for\ your\ personal\b.*
        | to\ order\ (?:presentation-ready\ )?(?:copies|reprints)\b.*
        | (?:distribution\ and\ )?use\ of\ this\ (?:material|site)\b.{0,300}
        | (?:order|buy)\ reprints?\b[^.]{0,60}
        | this\ material\ may\ not\ be\ (?:published|reproduced)\b.*
        | (?:terms\ of\ (?:use|service)|privacy\ (?:policy|notice)|cookie\ policy|do\ not\ sell|about\ us|contact\ us
             |accessibility|advertise(?:\ with\ us)?)\b[^.]{0,60}""",
    ),
    ("separator", r"[\W_]*"),
    ("placeholder", r".{0,40}%[sd]\b.{0,20}"),
    (
        "wire routing",
        r"""\(?(?:more|mf|end(?:it|s)?|-?30-?|ap-[a-z]{2}-.*|undated|eds\.?:.*|optional\ .*trim.*|begin\ optional.*|end\ optional.*
             |nyt-\d.*|story\ can\ end\ here.*|\(?stk\)?)\)?""",
    ),
    (
        "page count",
        r"(?:page\s*)?\d{1,3}\s*(?:/|of)\s*\d{1,3}(?:\s*(?:pages?|photos?|slides?))?|\d+\s*min(?:ute)?s?\ read",
    ),
)

_WORD_LIMIT = 60
_LONGEST_SENTENCE = {
    "follow-us line": 14,
    "share line": 5,
    "related link": 5,
    "advertisement": 5,
    "page count": 5,
}
"""Words up to which a whole sentence counts as such a line; a longer one that begins like it is prose."""
_PATTERNS = tuple(
    (reason, re.compile(rf"(?:{pattern})", re.IGNORECASE | re.VERBOSE)) for reason, pattern in _LINES
)

COMMENTS = re.compile(
    r"(?:leave a (?:reply|comment)|(?:\d+|no)?\s*comments?|(?:join|start) the (?:conversation|discussion))\b.{0,40}",
    re.IGNORECASE,
)
"""The heading of a comment section: nothing below it is the newsroom's."""

TAIL = re.compile(
    r"""(?:
        (?<=[.!?"”’'\s])\s+(?:advertisements?|story\ continues\ below(?:\ advertisement)?|read\ more\.*|continue\ reading\.*|share\ this)
      | (?<=[.!?"”’'\s])\s+\(?(?:more|end\ optional\ trim)\)
      | (?<=[.!?])["”’']*\s+[^.!?]{0,60}\b(?:(?:pick\ ?up|inserts?|subs?)\s+\d{1,2}|\d{1,2}(?:st|nd|rd|th)\s+(?:graf|pgh|para)|(?:graf|pgh|para)s?\s+\d{1,2}|\d{1,2}(?:st|nd|rd|th)?\s+pvs|pvs)\b.{0,40}
    )\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""Furniture at the end of a paragraph of prose, such as a newswire's routing (`pickup 4th graf`)."""

BULLET = re.compile(r"""[•·▪●◦■►‣*]\s+(?=["“‘`(\[\w$£€])""")
"""What a list in a plain text begins its items with."""

INSIDE = re.compile(
    r"""(?:\bQ\.\s*)?\((?:end\s+)?(?:italics?|ital|bold|bf|roman)\)(?:\s*A\.(?=\s))?|(?<=[.!?"”])\s+ADVERTISEMENT\s+(?=["“A-Z])"""
)
"""Typesetting marks and advertisements in the middle of a paragraph."""


def reason_furniture(said: str) -> str:
    """Why this paragraph (white space single) is page furniture, or an empty string."""
    if len(said) > 600 or said.count(" ") > _WORD_LIMIT:
        return ""
    bare = said.strip("*_>#|[]•· ").strip() or said
    count = len(words(said)) if ended(said) else 0
    for reason, pattern in _PATTERNS:
        if count <= _LONGEST_SENTENCE.get(reason, _WORD_LIMIT) and pattern.fullmatch(bare):
            return reason
    return ""
