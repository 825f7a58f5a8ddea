"""What people write besides: praise, names, things the model never saw, slips of the finger.

None of it may change what a caption says, so nothing here is a word of the tables.
"""

import re
from collections.abc import Callable
from functools import cache

import numpy as np

from landscapes.words import LANGUAGES, NEUTRAL, bare, phrases

Rng = np.random.Generator

QUALITY = (
    "masterpiece", "best quality", "highly detailed", "8k", "4k", "trending", "award winning",
    "ultra hd", "intricate", "stunning", "breathtaking", "cinematic", "sharp focus", "peaceful",
    "dramatic lighting", "serene", "epic", "moody", "very beautiful", "dreamy", "atmospheric",
    "no people", "no text", "no watermark", "without people", "professional", "magical", "cosy",
    "for my grandmother", "with lots of detail", "as pretty as you can", "16:9", "hd", "romantic",
    "lonely", "quiet", "no frame", "without any people", "wonderful mood", "good composition",
)  # fmt: skip
QUALITY_ZH = (
    "杰作", "最佳品质", "超高清", "细节丰富", "大师作品", "高清", "唯美", "震撼", "电影感", "宁静",
    "构图好", "意境", "没有人", "不要文字", "无水印", "治愈", "梦幻", "浪漫", "精致", "孤独",
    "壮观", "获奖作品", "很漂亮", "送给奶奶", "谢谢", "尽量好看", "氛围感", "诗意", "安静", "史诗",
)  # fmt: skip
STRANGE = (
    "dragon", "cat", "dog", "robot", "car", "elephant", "guitar", "spaceship", "unicorn", "piano",
    "astronaut", "bicycle", "horse", "queen", "wizard", "teapot", "violin", "dinosaur", "train",
    "umbrella", "clock", "butterfly", "ghost", "knight", "girl", "boy", "woman", "man", "chair",
    "cow", "sheep", "tiger", "fox", "owl", "rabbit", "book", "coffee", "cake", "mask", "statue",
    "engine", "lantern", "temple", "pyramid", "tractor", "helicopter", "dancers", "soldiers",
)  # fmt: skip
STRANGE_ZH = (
    "龙", "猫", "狗", "机器人", "汽车", "大象", "吉他", "飞船", "独角兽", "钢琴", "宇航员",
    "自行车", "马", "女王", "巫师", "茶壶", "恐龙", "火车", "雨伞", "蝴蝶", "幽灵", "骑士", "女孩",
    "男孩", "牛", "羊", "老虎", "狐狸", "兔子", "书", "咖啡", "蛋糕", "雕像", "灯笼",
    "寺庙", "金字塔",
)  # fmt: skip
NAMES = (
    "in norway", "near kyoto", "by anna", "in scotland", "in patagonia", "like in iceland",
    "near lisbon", "in my home", "in bavaria", "by mister li", "in california", "for lucy",
    "around hangzhou", "in provence", "in new zealand", "by an unknown artist", "in fantasia",
)  # fmt: skip
NAMES_ZH = (
    "挪威",
    "京都附近",
    "小王画的",
    "苏格兰",
    "冰岛",
    "里斯本",
    "杭州",
    "四川",
    "新西兰",
    "故乡",
)
ONSETS = ("b", "br", "d", "f", "g", "gl", "h", "j", "k", "kr", "l", "m", "n", "p", "qu", "s", "tr",
          "v", "w", "x", "z", "sh", "th")  # fmt: skip
RHYMES = ("a", "e", "i", "o", "u", "ax", "el", "im", "or", "ub", "oo", "ay", "en", "ist", "ock")


@cache
def known_words() -> frozenset[str]:
    """Every English word of the tables, which a slip must not turn another word into."""
    return frozenset(word for phrase in phrases("en") for word in re.findall("[a-z]+", phrase))


@cache
def known_characters() -> frozenset[str]:
    found = (*phrases("zh"), *NEUTRAL["zh"], "没无不要任何有在的用画")
    return frozenset(character for phrase in found for character in phrase)


def pick(rng: Rng, options: tuple[str, ...]) -> str:
    return options[int(rng.random() * len(options))]


def syllables(rng: Rng) -> str:
    """A word of no language."""
    while True:
        word = "".join(pick(rng, ONSETS) + pick(rng, RHYMES) for _ in range(rng.integers(1, 4)))
        if word not in known_words():
            return word


def characters(rng: Rng) -> str:
    """One to three Chinese characters that mean nothing to us."""
    found = ""
    wanted = rng.integers(1, 4)
    while len(found) < wanted:
        character = chr(int(rng.integers(0x4E00, 0x9FA6)))
        found += "" if character in known_characters() else character
    return found


ENGLISH: tuple[Callable[[Rng], str], ...] = (
    lambda rng: pick(rng, QUALITY),
    lambda rng: ", ".join(pick(rng, QUALITY) for _ in range(rng.integers(2, 4))),
    lambda rng: pick(rng, STRANGE),
    lambda rng: f"a {pick(rng, STRANGE)}",
    lambda rng: pick(rng, NAMES),
    syllables,
    lambda rng: f"{syllables(rng)} {syllables(rng)}",
)
CHINESE: tuple[Callable[[Rng], str], ...] = (
    lambda rng: pick(rng, QUALITY_ZH),
    lambda rng: "，".join(pick(rng, QUALITY_ZH) for _ in range(rng.integers(2, 4))),
    lambda rng: pick(rng, STRANGE_ZH),
    lambda rng: f"有{pick(rng, STRANGE_ZH)}",
    lambda rng: pick(rng, NAMES_ZH),
    characters,
    syllables,
)
BREAKS = {"en": r"(, |\. )", "zh": r"(，|。|,)"}


def add_unknown(text: str, language: str, rng: Rng) -> str:
    """Put one unknown thing before, after or between what is said."""
    makers = ENGLISH if language == LANGUAGES[0] else CHINESE
    strange = makers[int(rng.random() * len(makers))](rng)
    comma = ", " if language == "en" else "，"
    pieces = re.split(BREAKS[language], text)
    where = rng.random()
    if where < 0.25 or not text:
        return f"{strange}{comma}{text}" if text else strange
    if where < 0.6 or len(pieces) < 3:
        space = " " if language == "en" else ""
        return f"{text}{comma if rng.random() < 0.8 else space}{strange}"
    place = 2 * int(rng.integers(1, (len(pieces) + 1) // 2))
    return "".join([*pieces[:place], strange, pieces[place - 1], *pieces[place:]])


def slip(text: str, rng: Rng) -> str:
    """One wrong letter in one English word of five letters or more, after the first letter."""
    found = list(re.finditer("[a-z]{5,}", text))
    if not found:
        return text
    match = found[int(rng.integers(len(found)))]
    word = match.group()
    at = int(rng.integers(1, len(word) - 1))
    letter = chr(int(rng.integers(ord("a"), ord("z") + 1)))
    wrong = (
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + letter + word[at:],
    )[int(rng.integers(5))]
    return text if wrong in known_words() else text[: match.start()] + wrong + text[match.end() :]


def emphasise(text: str, rng: Rng) -> str:
    """The brackets that some programs read as weights."""
    pieces = re.split("(, |，)", text)
    at = 2 * int(rng.integers(0, (len(pieces) + 1) // 2))
    weight = f":1.{rng.integers(1, 6)}" if rng.random() < 0.6 else ""
    pieces[at] = f"({bare(pieces[at])}{weight})"
    return "".join(pieces)


def roughen(text: str, language: str, rng: Rng) -> str:
    """The caption as a hurried person with other things in mind might write it."""
    if language == "en" and rng.random() < 0.25:
        text = slip(text, rng)
    while rng.random() < 0.2:
        text = add_unknown(text, language, rng)
    if rng.random() < 0.02:
        text = emphasise(text, rng)
    return text.replace("，", ",") if rng.random() < 0.05 else text
