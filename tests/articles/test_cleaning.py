"""What is body and what is not: each kind of furniture among prose that looks much like it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.model.article import Article, Role

Build = Callable[..., Article]
Body = Callable[[Article], list[str]]
Parts = Callable[[Article, Role], list[str]]

FURNITURE = [
    "This slideshow requires JavaScript.",
    "Internet Explorer 11 is no longer supported. Please use another browser.",
    "Your browser does not support the video tag.",
    "We use cookies to give you a better experience. Learn more.",
    "Advertisement",
    "ADVERTISEMENT",
    "Story continues below advertisement",
    "Fill in your details below or click an icon to log in:",
    "Your email address will not be published. Required fields are marked *",
    "Twitter picture",
    "Connecting to %s",
    "Log in to comment",
    "Sign up for our morning newsletter and get the news in your inbox.",
    "Subscribe to our daily briefing",
    "Get the latest news delivered to your inbox every morning",
    "Follow Town News on Facebook, Twitter and Instagram.",
    "Follow us on X",
    "Share this article",
    "Facebook Twitter WhatsApp",
    "Click here to see more pictures of the bridge.",
    "READ MORE: Five bridges that you should see",
    "Related: The ferry that came too late",
    "Related: The ferry that came too late was sold to the county last year.",
    "Reporting by Ann Lee and Bo Dahl; Editing by Cy Moe",
    "You may also like...",
    "More from our river desk",
    "https://example.org/bridge",
    "With Town wires",
    "Additional reporting by Ann Lee in Rivertown and Bo Dahl in Lakeside",
    "Ann Lee and Bo Dahl contributed to this report.",
    "The Town Post’s Ann Lee contributed reporting from Rivertown.",
    "Provided by Town University",
    "This article was originally published in the Town Post.",
    "This article was reprinted on example.org.",
    "© 2021 Town Media. All rights reserved. This material may not be published or rewritten.",
    "Copyright 2021 Town Media",
    "This copy is for your personal, non-commercial use only.",
    "Terms of use",
    "* * *",
    "___",
    "3/12",
    "4 min read",
    "(MORE)",
    "What did the engineers say?",
    "A Long Way Across the Water",
    "SCHOOLS CLOSED",
    "Profile: the old bridge",
    "Three Hurt in Crash Near Lakeside",
]
"""Lines that web pages and newswires print around an article."""

PROSE = [
    "Advertisement for the bridge began in 1890, when the town had no money left.",
    "Comments by the minister were met with laughter in the council.",
    "Photo albums and letters were found under the bridge, the police said.",
    "Like many users on Twitter, she complained that the ferry was late.",
    "Follow the money, the mayor told a crowd on Tuesday, and you will find the engineers.",
    "Watch towers were built on both sides of the river in the 1920s.",
    "The company said its browser is not supported on older phones and will not be.",
    "Heavy rain contributed to the flood, which closed two roads.",
    "Subscribe or not, readers of the Post had to pay for the story.",
    "Published in 1998, the study found that the bridge was safe.",
    "Sources said that the council would vote again.",
    "Live music will be played when the bridge opens in May, with a band from Lakeside.",
    "By Tuesday the water had fallen by two metres.",
    "By John’s own account, the bridge had been shut for nine days.",
    "Correction fluid was used on the plans, an engineer said.",
    "The story has been told before, but never by the ferryman.",
    "The report was updated in 2019 to name the engineers who had drawn the plans.",
    "An earlier version of the bridge fell into the river in 1874.",
    "The earlier figures of the police were wrong, the chief said.",
    "Updated plans of the bridge were shown on Friday.",
    "Updated 3D plans of the bridge were shown on Friday.",
    "Update your plans, the ferry company told travellers on Friday.",
    "NATO -- an alliance of 30 countries -- did not comment on the bridge.",
    "The Town Post, Lakeside Radio and Reuters have asked for the plans.",
    "Related companies were asked to pay 3 million dollars each.",
    "All rights reserved for the town in 1901 were lost in the sale, a court found.",
    "Share options worth 3 million dollars were given to Mr. Lee.",
    "With new material from the archive, the town rebuilt the bridge.",
    "Research by the county showed that the bridge was safe.",
    "Reporting by the Town Post found that the bridge was safe.",
    "The report was published on Tuesday by the county and says that the bridge is safe.",
    "Accessibility remains a problem at the bridge.",
    "The site needs repairs that will cost 3 million dollars.",
    "The site is supported by 40 stone pillars.",
    "Media player sales fell by 3 percent.",
    "An error occurred when the bridge was opened.",
    "The video by the police shows the bridge.",
    "Shutterstock fell by 3 percent on Tuesday.",
    "Getty Images sued the town.",
    "An AP/NORC poll found that few want a new bridge.",
    "Above all, the bridge is safe.",
    "Top officials, who had been told, said nothing.",
    "Right now, the ferry is late.",
    "Credit card debt rose by 3 percent.",
    "Ann Lee, an editor at the Post, died on Tuesday.",
    "By New Year, the bridge was open again.",
    "Ann Lee, a reporter, and Bo Dahl were on the ferry.",
    "Senator Ann Lee (Ohio) — the only woman on the council — did not vote.",
    "The bridge is 90 years old.[12]",
    "The council voted to close the bridge, to buy a ferry;",
    "Image rights were sold by the town in 1998.",
    "More than 300 people came to see the bridge.",
    "Watch out for the ferry, the captain said.",
    "Sources close to the mayor: he will not swim.",
    "Copyright law does not protect the plans of the bridge, a court found.",
    "Analysis - or what passes for it here - showed that the bridge had been safe all along, the council was told.",
    (
        "The company bought the picture from Getty Images for 300 dollars in March and has printed it on every ticket "
        "that it sold since then, said the ferryman, who had never been asked."
    ),
    "“I will not go,” he said.",
    "“Walls work,” she added",
    "Nobody was hurt.",
    "He was right.",
    "Walls work.",
    "``It is a good bridge,'' said Mr. Lee, who has crossed it 12,000 times.",
    "Why was it built at all? Nobody in town remembers.",
    "The minister listed what must be done first:",
    "“What is a bridge?” she asked.",
    (
        "It was to have been opened by the president of the council and was in the end opened by nobody, "
        "since he and all others who were to take his place that week had fallen ill"
    ),
]
"""Sentences that begin or end like such lines."""


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_goes(article: Build, body: Body, bridge: tuple[str, ...], line: str) -> None:
    for paragraphs in ([*bridge[:3], line, bridge[3]], [*bridge, line]):
        found = article(*paragraphs)
        assert body(found) == list(bridge)
        reasons = [block.reason for block in found.blocks if block.role is not Role.BODY]
        assert len(reasons) == 1
        assert reasons[0]


@pytest.mark.parametrize("line", PROSE)
def test_prose_stays(article: Build, body: Body, bridge: tuple[str, ...], line: str) -> None:
    for paragraphs in ([*bridge[:3], line, bridge[3]], [*bridge, line]):
        assert body(article(*paragraphs)) == paragraphs


def test_furniture_at_the_end_of_a_paragraph(article: Build, body: Body, bridge: tuple[str, ...]) -> None:
    found = article(f"{bridge[0]} Advertisement", f"{bridge[2]}\nAdvertisement", bridge[1])
    assert body(found) == [bridge[0], bridge[2], bridge[1]]


def test_everything_below_a_comment_heading_goes(article: Build, body: Body, bridge: tuple[str, ...]) -> None:
    comment = "I have lived next to the bridge for forty years and it was never safe."
    assert body(article(*bridge, "Leave a Reply", "ann", comment, "Reply")) == list(bridge)
    early = article(bridge[0], "2 Comments", *bridge[1:])
    assert body(early) == list(bridge), "a count above the article is no comment section"


CREDITED = [
    "The old bridge in Rivertown on Tuesday. Photo by Ann Lee/UPI | License Photo",
    "A ferry on the river. (Photo: Ann Lee)",
    "The minister at the bridge. REUTERS/Bo Dahl",
    "The bridge in 1890. Getty Images",
    "Main image credit: Getty",
    "Image copyright Ann Lee",
    "File photo of the bridge, taken in 2019.",
    "Photograph: Bo Dahl/The Town Post",
    "The bridge at night. Ann Lee/AP",
    "Above: The bridge at night",
    "In this file photo, the ferry crosses the river.",
    "The ferry on the river, via Reuters",
]


@pytest.mark.parametrize("line", CREDITED)
def test_credited_captions(
    article: Build, body: Body, parts: Parts, bridge: tuple[str, ...], line: str
) -> None:
    for paragraphs in ([line, *bridge], [*bridge[:2], line, *bridge[2:]]):
        found = article(*paragraphs)
        assert body(found) == list(bridge)
        assert parts(found, Role.CAPTION) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Lee",
        "By ANN LEE",
        "By Ann Lee and Bo Dahl, Town Post",
        "Ann Lee, Town Post correspondent",
        "Reuters",
        "Written by Ann Lee",
    ],
)
def test_bylines(article: Build, body: Body, parts: Parts, bridge: tuple[str, ...], line: str) -> None:
    found = article("Bridge Closed Until December", line, *bridge)
    assert body(found) == list(bridge)
    assert parts(found, Role.BYLINE) == [line]
    assert found.title == "Bridge Closed Until December"


def test_a_caption_older_than_the_report(article: Build, body: Body, parts: Parts) -> None:
    caption = "Minister Ann Lee will meet with Mayor Bo Dahl on Thursday."
    report = "Minister Ann Lee met Mayor Bo Dahl at the river on Thursday and promised him a bridge."
    found = article("Ministry Promises a Bridge", f"{caption}\nRivertown CNN  — ", report)
    assert body(found) == [report]
    assert parts(found, Role.CAPTION) == [caption] or parts(found, Role.SUMMARY) == [caption]


def test_a_caption_that_describes_the_picture(article: Build, body: Body, parts: Parts) -> None:
    caption = "Minister Ann Lee shakes hands with Mayor Bo Dahl at the Old Bridge, in Rivertown."
    report = "Minister Ann Lee told Mayor Bo Dahl on Thursday that she would pay for a new bridge."
    found = article("Minister to pay for bridge", caption, report, "The mayor thanked her for it.")
    assert body(found) == [report, "The mayor thanked her for it."]
    assert parts(found, Role.CAPTION) == [caption]


def test_a_first_sentence_in_the_present_is_no_caption(article: Build, body: Body) -> None:
    lead = "The river meets the sea at Rivertown, and there the council holds its meetings."
    more = "In winter the water is too high for that, and everybody stays at home."
    assert body(article("Where the river ends", lead, more)) == [lead, more]
    lead = "Minister Ann Lee meets the people of Rivertown at the Old Bridge, which she closed in Spring."
    more = "Ann Lee told the people of Rivertown that they would have their bridge back."
    assert body(article("Minister meets town", lead, more)) == [lead, more]


def test_a_summary_that_the_body_repeats(
    article: Build, body: Body, parts: Parts, bridge: tuple[str, ...]
) -> None:
    summary = "The old bridge would be closed for repairs until December, the minister said Tuesday."
    found = article("Bridge closes", f"{summary}\nSubscribe to our newsletter", *bridge)
    assert body(found) == list(bridge)
    assert parts(found, Role.SUMMARY) == [summary]


def test_a_long_first_paragraph_above_a_byline(article: Build, body: Body, bridge: tuple[str, ...]) -> None:
    first = (
        " ".join(bridge[:3])
        + " Nothing of that was new to those who had read the plans in the town hall that week."
    )
    assert body(article("Bridge closes", first, "By Ann Lee", bridge[3])) == [first, bridge[3]]


def test_a_newsletter_line_below_the_first_paragraph(
    article: Build, body: Body, bridge: tuple[str, ...]
) -> None:
    found = article("Bridge closes", bridge[0], "Subscribe to our newsletter", *bridge[1:])
    assert body(found) == list(bridge)


def test_headlines(article: Build, body: Body, parts: Parts, bridge: tuple[str, ...]) -> None:
    for title in (
        "Bridge to close until December, minister says",
        "Old Bridge Will Be Closed: ‘Nobody Has to Swim!’",
        "Minister warns bridge could fall 'within days,' says she may close it",
    ):
        found = article(title, "date 2021-03-09", title, *bridge)
        assert body(found) == list(bridge)
        assert parts(found, Role.HEADLINE) == [title]
        assert found.title == title


def test_the_caption_of_a_video(article: Build, body: Body, parts: Parts, bridge: tuple[str, ...]) -> None:
    caption = "A video shows how the bridge was closed on Tuesday. Some of it was cut out."
    found = article(
        *bridge[:2],
        "‘Go Home!’ Video Shows Closed Bridge",
        caption,
        "(Published Monday, March 8, 2021)",
        *bridge[2:],
    )
    assert body(found) == list(bridge)
    assert parts(found, Role.CAPTION) == [caption]
    assert found.published is None, "the date is the video's"


@pytest.mark.parametrize(
    "line",
    [
        "WASHINGTON -- ",
        "WASHINGTON — ",
        "WASHINGTON ― ",
        "BERLIN (AP) - ",
        "NEW YORK, March 9 (Reuters) – ",
        "CLEVELAND, Ohio – ",
        "ST. JOSEPH, Mich. (AP) — ",
        "March 9 (UPI) -- ",
        "Washington CNN \u00a0—\u00a0",
        "Rivertown, Ohio (CNN) -- ",
        "SAN JOSÉ, Costa Rica (AFP) — ",
    ],
)
def test_datelines(article: Build, body: Body, parts: Parts, bridge: tuple[str, ...], line: str) -> None:
    for joint in ("", "\n\n"):
        found = article(f"{line}{joint}{bridge[0]}", *bridge[1:])
        assert body(found) == list(bridge)
        assert parts(found, Role.DATELINE) == [" ".join(line.split())]


@pytest.mark.parametrize("width", [40, 65, 72, 110])
@pytest.mark.parametrize("newswire", [False, True])
def test_hard_wrapped_text(
    article: Build, body: Body, bridge: tuple[str, ...], width: int, newswire: bool
) -> None:
    """Editors break before a column, newswires at the first blank after one, with the blank left there."""
    long = [" ".join(bridge), f"{bridge[3]} {bridge[1]} {bridge[0]}"]
    wrapped = [wrap(paragraph, width, newswire) for paragraph in long]
    assert body(article(*wrapped)) == long
    assert body(article("\n\t".join(wrapped))) == long, "an indented line begins a paragraph"


def wrap(text: str, width: int, newswire: bool) -> str:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + (0 if newswire else len(word)) >= width:
            lines.append("")
        lines[-1] += f"{word} "
    return "\n".join(line if newswire else line.rstrip() for line in lines)


def test_paragraphs_on_lines_of_their_own(article: Build, body: Body, bridge: tuple[str, ...]) -> None:
    found = article("\n".join(["Bridge closed", "By Ann Lee", *bridge]))
    assert body(found) == list(bridge)


def test_wire_routing_and_typesetting(article: Build, body: Body, bridge: tuple[str, ...]) -> None:
    asked = "Q. (italics)Why is the bridge shut?(end italics) A. It is old, and the stones are loose."
    found = article(f"{bridge[0]} ``The river is, pickup 4th pvs", f"{bridge[1]} Ann Lee, graf 19 pvs", asked)
    assert body(found) == [
        bridge[0],
        bridge[1],
        "Why is the bridge shut?",
        "It is old, and the stones are loose.",
    ]


def test_lists(article: Build, body: Body, bridge: tuple[str, ...]) -> None:
    stops = "\n".join(f"June {day} -- Town Hall, Village No. {day}, OH" for day in range(1, 9))
    apart = [f"Village Number {day}" for day in range(1, 9)]
    found = article(*bridge[:2], f"The ferry stops in these places:\n{stops}", *apart, *bridge[2:])
    assert body(found) == list(bridge)


def test_bullets_are_no_part_of_the_sentence(article: Build, body: Body, bridge: tuple[str, ...]) -> None:
    found = article(bridge[0], f"• {bridge[1]}\n• {bridge[2]}", f"* {bridge[3]}")
    assert body(found) == list(bridge)


def test_blocks_tell_what_they_are(
    article: Build, file: Callable[..., Path], bridge: tuple[str, ...]
) -> None:
    found = article(
        "Bridge closed",
        "By Ann Lee",
        "RIVERTOWN -- " + bridge[0],
        *bridge[1:],
        "Read more",
        "CORRECTION: It is old.",
    )
    assert [block.role.value for block in found.blocks] == (
        ["headline", "byline", "dateline"] + ["body"] * 4 + ["furniture", "note"]
    )
