"""The language of the field that finds works: words, and terms such as `#sea` or `rating:>=4`.

Terms come in any order and in English or Chinese. What makes no sense as a term is searched for as
the words it is.
"""

import datetime
import re
import unicodedata
from collections.abc import Sequence

import msgspec

from studio.store.spans import MOST_WORDS, Span, span_of

RATINGS = range(6)
TERMS_LIMIT = 100
"""Somebody may paste a whole page."""

TRASH = ("trash", "废纸篓", "回收站")
"""What no collection may be called, because `in:trash` is what was thrown away."""

_KEYS = {
    **dict.fromkeys(("tag", "标签"), "tag"),
    **dict.fromkeys(("model", "模型"), "model"),
    **dict.fromkeys(("kind", "类型", "种类"), "kind"),
    **dict.fromkeys(("rating", "评分", "星级"), "rating"),
    **dict.fromkeys(("date", "made", "日期"), "date"),
    **dict.fromkeys(("in", "collection", "合集", "收藏夹"), "in"),
}
_KINDS = {
    **dict.fromkeys(("picture", "pictures", "image", "images", "图片", "图像", "图"), "image"),
    **dict.fromkeys(("text", "texts", "文字", "文本", "文"), "text"),
    **dict.fromkeys(("speech", "voice", "语音"), "speech"),
    **dict.fromkeys(("music", "tune", "tunes", "音乐", "曲子"), "music"),
    **dict.fromkeys(("sound", "sounds", "声音", "音效"), "sound"),
}
_PIECE = re.compile(
    r"""(?P<key>[^\s"“”:：#]+[:：]|\#)?(?:["“”](?P<quoted>[^"“”]*)(?:["“”]|$)|(?P<bare>[^\s"“”]\S*))""",
)
_RATED = re.compile(r"(>=|<=|>|<|=|≥|≤|)([0-5])(\+?)")
_STARS = re.compile(r"★{1,5}[☆]{0,4}|⭐{1,5}")
_LOOKS = re.compile("[\ufe0e\ufe0f]")
"""Keyboards put one behind a star, to have it in colour or in black."""


class Term(msgspec.Struct, frozen=True):
    """A piece of what was typed, from `start` to `end`: `sort` is word, tag, model, kind, rating,
    date or in."""

    sort: str
    value: str
    start: int
    end: int


class Query(msgspec.Struct, frozen=True):
    """All words, tags, models and collections must fit; one of the kinds and one of the spans.
    `least` and `most` are ratings."""

    words: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    least: int = 0
    most: int = 5
    spans: tuple[Span, ...] = ()
    trashed: bool = False


def query_of(text: str, kinds: Sequence[str] = (), today: datetime.date | None = None) -> Query:
    """`kinds` narrows down further, where it has any; `today` is for words such as yesterday."""
    day = today or datetime.date.today()
    found: dict[str, list[str]] = {}
    for term in terms(text):
        found.setdefault(term.sort, []).append(term.value)
    asked = [_KINDS[value] for value in found.get("kind", [])]
    wanted = tuple(dict.fromkeys(each for each in asked or kinds if not kinds or each in kinds))
    bounds = [_bounds(value) for value in found.get("rating", [])]
    spans = (span_of(value, day) for value in found.get("date", []))
    places = found.get("in", [])
    return Query(
        words=tuple(found.get("word", [])),
        tags=tuple(found.get("tag", [])),
        models=tuple(found.get("model", [])),
        kinds=wanted or (("",) if asked else ()),
        collections=tuple(place for place in places if folded(place) not in TRASH),
        least=max((least for least, _ in bounds), default=0),
        most=min((most for _, most in bounds), default=5),
        spans=tuple(span for span in spans if span),
        trashed=any(folded(place) in TRASH for place in places),
    )


def terms(text: str) -> list[Term]:
    """Every piece in order; never raises."""
    whole = text.replace("\0", " ").encode("utf-8", "replace").decode()
    pieces = list(_PIECE.finditer(whole))[:TERMS_LIMIT]
    found: list[Term] = []
    at = 0
    while at < len(pieces):
        term, used = _dated(pieces, at) or (_term(pieces[at]), 1)
        if term.value.strip():
            found.append(term)
        at += used
    return found


def with_term(text: str, sort: str, typed: str) -> str:
    """What was typed, with `typed` in place of all terms of a sort; without them for nothing."""
    whole = text.replace("\0", " ").encode("utf-8", "replace").decode()
    while found := [term for term in terms(whole) if term.sort == sort]:
        for term in reversed(found):  # what stood around them may make a new one
            whole = whole[: term.start] + whole[term.end :]
    return " ".join(f"{whole} {typed}".split())


def quoted(name: str) -> str:
    """A name as it is typed behind a colon or `#`."""
    plain = re.sub('["“”]', "", name)
    return f'"{plain}"' if re.search(r"\s", plain) else plain


def folded(name: str) -> str:
    """What two names have in common that differ only in case, width or spaces."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _term(piece: re.Match[str]) -> Term:
    key, inside = piece["key"], piece["quoted"]
    value = piece["bare"] if inside is None else inside
    start, end = piece.span()
    plain = _LOOKS.sub("", value)
    if key is None:
        stars = inside is None and _STARS.fullmatch(plain)
        return Term("rating", plain, start, end) if stars else Term("word", value, start, end)
    sort = "tag" if key == "#" else _KEYS.get(key[:-1].lower(), "")
    value = plain if sort == "rating" else value
    if not value.strip() or not _sensible(sort, value):
        return Term("word", f"{key}{value}", start, end)
    value = value.lower() if sort == "kind" else value
    return Term(sort, value, start, end)


def _dated(pieces: list[re.Match[str]], at: int) -> tuple[Term, int] | None:
    """A day, a month or `last week`, and how many pieces it took."""
    for count in range(min(MOST_WORDS, len(pieces) - at), 0, -1):
        taken = pieces[at : at + count]
        if all(piece["bare"] and not piece["key"] for piece in taken):
            said = " ".join(piece["bare"] for piece in taken)
            if span_of(said, datetime.date.today(), years=False):
                return Term("date", said, taken[0].start(), taken[-1].end()), count
    return None


def _sensible(sort: str, value: str) -> bool:
    if sort == "kind":
        return value.lower() in _KINDS
    if sort == "rating":
        return bool(_RATED.fullmatch(value) or _STARS.fullmatch(value))
    if sort == "date":
        return span_of(value, datetime.date.today()) is not None
    return bool(sort)


def _bounds(rating: str) -> tuple[int, int]:
    """Least and most; as many stars as there are mean that many or more."""
    if not (found := _RATED.fullmatch(rating)):
        return len(rating.rstrip("☆")), 5
    way, count, more = found[1], int(found[2]), found[3]
    if way in (">=", "≥") or more:
        return count, 5
    if way in ("<=", "≤"):
        return 0, count
    return {">": (count + 1, 5), "<": (0, count - 1)}.get(way, (count, count))
