"""Chinese captions: phrases joined with 的, lists of keywords and short sentences."""

import numpy as np

from landscapes.caption_choice import Said, bearer, facts
from landscapes.caption_english import one, pick
from landscapes.chance import TREES
from landscapes.scene import THINGS, Scene
from landscapes.words import NEUTRAL, tables
from landscapes.words import TREES as ANY_TREES

Rng = np.random.Generator

OPENINGS = (
    "一幅{}的画", "画一幅{}", "{}，插画", "{}，风景画", "美丽的{}", "{}，很美", "{}的风景",
    "请画{}", "一张{}的图", "帮我画{}", "我想要{}", "请帮我画一张{}，谢谢", "{}的图片",
    "给我一张{}", "生成{}", "画面是{}", "{}，壁纸", "来一张{}", "{}，唯美", "绘制{}",
    "想看{}", "{}的景色",
)  # fmt: skip
TONES = (
    "{}", "{}调", "{}色调", "以{}为主", "{}系", "用{}", "整体{}", "全是{}", "{}的色彩", "{}氛围",
    "偏{}", "{}主题",
)  # fmt: skip
STYLED = ("{}", "{}", "{}风格", "用{}的方式", "{}效果", "风格：{}", "画成{}", "像{}", "{}作品")
SIDES = ("{1}有{0}", "{0}在{1}", "{1}是{0}", "{1}的{0}", "{0}位于{1}", "{0}，在{1}", "{1}{0}")
HAVING = ("{}", "有{}", "{}", "还有{}", "带{}", "伴有{}", "看得见{}")
NOT = ("没有{}", "无{}", "不要{}", "没{}", "没有任何{}", "不带{}")


class Chinese:
    """Writes one caption; made anew for each, as it uses up what there is to say."""

    def __init__(self, scene: Scene, said: Said, rng: Rng) -> None:
        self.scene, self.rng = scene, rng
        self.facts = facts(scene)
        self.left = set(said)
        self.holder = bearer(scene)
        self.words = tables("zh")

    def word(self, section: str, name: str) -> str:
        return one(self.rng, self.words[section], self.facts[name])

    def take(self, name: str, chance: float = 1.0) -> bool:
        if name not in self.left or (chance < 1 and self.rng.random() >= chance):
            return False
        self.left.discard(name)
        return True

    def placed(self, noun: str, name: str) -> str:
        if self.take(name):
            return pick(self.rng, SIDES).format(noun, self.word("side", name))
        return pick(self.rng, HAVING).format(noun)

    def before(self) -> list[str]:
        """What is joined to the subject with 的."""
        found: list[str] = []
        for name, chance in (("time", 0.5), ("weather", 0.4), ("season", 0.4), ("distance", 0.3),
                             ("tint", 0.5)):  # fmt: skip
            if len(found) < 3 and self.take(name, chance):
                found.append(self.word(name, name))
        if len(found) > 1:
            self.rng.shuffle(found)
        return found

    def head(self) -> str | None:
        """The subject with what is joined to it, or a neutral word if it is left open."""
        if self.take("subject"):
            subject = self.word("subject", "subject")
        elif self.rng.random() < 0.5:
            subject = pick(self.rng, NEUTRAL["zh"])
        else:
            return None
        text = ("的" if self.rng.random() < 0.85 else "").join([*self.before(), subject])
        if self.holder == "subject" and "place" in self.left:
            return self.placed(text, "place")
        return text

    def parts(self) -> list[str]:
        """Everything still to be said, in any order."""
        found: list[str] = []
        if self.take("light"):
            if self.scene.light == "none":
                darkness = "dark" if self.scene.dark else "bright"
                found.append(one(self.rng, self.words["no light"], darkness))
            else:
                found.append(self.placed(self.word("light", "light"), "side"))
        found += self.nothings()
        for thing in THINGS:
            if self.take(thing):
                noun = one(self.rng, self.words["things"], thing)
                held = thing == self.holder
                found.append(self.placed(noun, "place" if held else ""))
        for name in ("stars", "weather", "time", "season", "distance", "horizon"):
            if self.take(name):
                found.append(self.word(name, name))
        if self.take("tint"):
            tone = self.word("tint", "tint")
            shape = "{}" if self.scene.tint == "natural" else pick(self.rng, TONES)
            found.append(shape.format(tone))
        if self.take("style"):
            found.append(pick(self.rng, STYLED).format(self.word("style", "style")))
        self.rng.shuffle(found)
        return found

    def nothings(self) -> list[str]:
        """What is said to be absent."""
        missing = [t for t in THINGS if t in self.left and t not in self.scene.things]
        nouns: list[str] = []
        if self.left.issuperset(TREES) and not set(TREES) & set(self.scene.things):
            nouns.append(pick(self.rng, ANY_TREES["zh"]))
            missing = [thing for thing in missing if thing not in TREES]
            self.left -= set(TREES)
        self.left -= set(missing)
        nouns += [one(self.rng, self.words["things"], thing) for thing in missing]
        return [pick(self.rng, NOT).format(noun) for noun in nouns]

    def phrase(self) -> str:
        rng = self.rng
        style = self.word("style", "style") if self.take("style", 0.4) else None
        head, parts = self.head(), self.parts()
        if head:
            parts.insert(0 if rng.random() < 0.85 else min(1, len(parts)), head)
        comma = "，" if rng.random() < 0.75 else pick(rng, (" ", ",", "、", ", "))
        text = comma.join(parts)
        if style:
            shape = pick(rng, ("{0}，{1}", "{1}的{0}", "{0}：{1}", "一幅{1}的{0}", "{0} {1}"))
            return shape.format(style, text) if text else style
        return pick(rng, OPENINGS).format(text) if rng.random() < 0.3 else text

    def keywords(self) -> str:
        head = self.head()
        parts = [*([head] if head else []), *self.parts()]
        self.rng.shuffle(parts)
        return pick(self.rng, ("，", "，", "，", " ", ",", "、", ", ", "；")).join(parts)

    def sentences(self) -> str:
        head, parts = self.head(), self.parts()
        shapes = ("{}", "这是{}", "画面里有{}", "我想看{}", "请画{}")
        told = [pick(self.rng, shapes).format(head)] if head else []
        return "。".join([*told, *parts]) + ("。" if self.rng.random() < 0.7 else "")


def write_chinese(scene: Scene, said: Said, rng: Rng) -> str:
    """A caption that mentions `said` and nothing else."""
    writer = Chinese(scene, said, rng)
    way = rng.random()
    if way < 0.6:
        return writer.phrase()
    return writer.keywords() if way < 0.85 else writer.sentences()
