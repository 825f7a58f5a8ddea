"""The words people use for sounds, in English and Chinese, and what they stand for.

English words are regular expressions matched between word boundaries, Chinese ones are matched
anywhere. Of two that overlap the longer counts, so that wind chimes are no wind.
"""

import msgspec


class Named(msgspec.Struct, frozen=True):
    """Words that name sounds, and what they say of them beside."""

    kinds: tuple[str, ...]
    words: str
    sort: str = ""
    strength: float | None = None
    pace: float | None = None
    many: bool = False


SOUNDS = (
    Named(("rain",), r"rain(?:s|ing|y|fall|drops?)?|raindrops|shower|雨|下雨|雨声|雨滴"),
    Named(("rain",), r"drizzl\w*|sprinkl\w*|毛毛雨|细雨|蒙蒙雨", strength=0.12),
    Named(("rain",), r"downpour|cloudburst|deluge|rainstorm|monsoon|暴雨|倾盆|瓢泼", strength=1.0),
    Named(("rain", "thunder"), r"thunder ?showers?|雷雨|雷阵雨", strength=0.7),
    Named(("wind",), r"winds?|windy|gusts?|gusty|draught|draft|风|风声|刮风|寒风"),
    Named(("wind",), r"breez\w*|微风|清风|和风|轻风", strength=0.25),
    Named(("wind",), r"gales?|hurricane|tornado|typhoon|blizzard|狂风|台风|飓风|暴风雪",
          strength=1.0),
    Named(("rain", "wind", "thunder"), r"(?:thunder)?storms?|stormy|tempest|暴风雨|风暴|雷暴",
          strength=0.85),
    Named(("waves",), r"waves?|surf|sea|ocean|tides?|breakers|seaside|shore|beach|seashore"
          r"|海浪|波浪|浪|海|大海|海边|海滩|海洋|潮|涛|浪花"),
    Named(("thunder",), r"thunder(?:s|ing|clap|claps|bolt|y)?|lightning|雷|雷声|打雷|闪电|雷鸣"),
    Named(("fire",), r"fire|fires|fireplace|fireside|camp ?fire|bonfire|flames?|hearth|burning"
          r"|crackl\w*|火|篝火|营火|火焰|炉火|壁炉|燃烧|火堆|柴火"),
    Named(("stream",), r"streams?|brooks?|creeks?|rivers?|rivulet|babbl\w*|trickl\w*|gurgl\w*"
          r"|springs? water|running water|flowing water|bubbl\w*|fountain"
          r"|溪|溪流|溪水|河|河流|流水|泉|泉水|山泉|潺潺|水流|喷泉"),
    Named(("stream",), r"waterfalls?|rapids|cascades?|瀑布|急流", "fall", 0.9),
    Named(("birds",), r"birds?|birdsongs?|songbirds?|bird ?calls?|chirp\w*(?! cricket)|tweet\w*"
          r"|twitter\w*|dawn chorus|robins?|blackbirds?|nightingales?|sparrows?|warblers?"
          r"|鸟|小鸟|鸟叫|鸟鸣|鸟儿|鸟语|百灵|画眉|黄鹂|麻雀|夜莺"),
    Named(("birds",), r"(?:sea)?gulls?|海鸥", "gull"),
    Named(("birds",), r"owls?|hoot\w*|猫头鹰", "owl"),
    Named(("birds",), r"cuckoos?|布谷鸟?|杜鹃", "cuckoo"),
    Named(("crickets",), r"crickets?|chirp\w* crickets?|crickets? chirp\w*|insects?|katydids?"
          r"|grasshoppers?|bugs|蟋蟀|蛐蛐|虫|虫鸣|虫声|昆虫|蝈蝈"),
    Named(("crickets",), r"cicadas?|蝉|蝉鸣|知了", "cicada"),
    Named(("bell",), r"bell|gong|chime|tolls?|钟|钟声|敲钟|一声钟"),
    Named(("bell",), r"bells|chimes|tolling|ringing|pealing|钟声不断|连续的钟声", many=True),
    Named(("bell",), r"hand ?bells?|small bells?|jingle\w*|tinkl\w*|铃|铃铛|铃声|小钟", "hand"),
    Named(("bell",), r"temple bells?|singing bowls?|buddhist bells?|gongs?"
          r"|寺钟|梵钟|古钟|古寺的?钟声?|寺庙的?钟声?|锣|颂钵|铜钵", "temple"),
    Named(("bell",), r"wind ?chimes?|风铃", "chimes", many=True),
    Named(("drone",), r"drones?|droning|hum|hums|humming|ambient tone|low tone|pad|sub ?bass"
          r"|嗡鸣|嗡嗡|嗡|低鸣|长音|持续音|氛围音|低音"),
    Named(("whoosh",), r"w?hoosh\w*|swoosh\w*|swish\w*|swoop\w*|fly-?by|pass(?:ing)?-?by|sweep"
          r"|嗖|呼啸而过|掠过|飞过|呼的一声|唰|挥动"),
    Named(("click",), r"click|mouse click|button|switch|snap|咔哒|咔嗒|咔嚓|点击|按键|按钮|开关"),
    Named(("click",), r"clicks|clicking|连续点击", many=True),
    Named(("click",), r"typing|keyboard|typewriter|打字|键盘|敲键盘", "keys", many=True),
    Named(("click",), r"clocks?|ticks?|ticking|tick-?tock|metronome|滴答|嘀嗒|钟表|时钟|秒针|闹钟",
          "clock", many=True),
    Named(("heartbeat",), r"heart ?beats?|heart beating|beating heart|hearts?|pulse|心跳|心跳声"),
    Named(("footsteps",), r"foot ?steps?|footfalls?|steps|walk(?:s|ing)?|strides?|strolling"
          r"|marching|脚步|脚步声|走路|行走|步行|足音|散步"),
    Named(("footsteps",), r"running(?= on| in| through| across| feet| steps| footsteps)|jogging"
          r"|sprinting|跑步|奔跑|跑步声", pace=1.5),
    Named(("footsteps",), r"踩雪|踏雪", "snow"),
)  # fmt: skip

PLACES = (
    Named(("birds", "wind"), r"forests?|woods|woodland|jungle|森林|树林|林间|山林"),
    Named(("birds",), r"gardens?|parks?|morning|dawn|spring|meadow|花园|公园|清晨|早晨|春天"),
    Named(("crickets",), r"nights?|summer|evening|夜|夏夜|夜晚|夏天|夜里"),
    Named(("fire", "crickets"), r"camp|camping|露营|营地"),
    Named(("waves",), r"harbou?r|coast|island|cliffs?|海港|港口|海岸|岛"),
    Named(("stream", "birds"), r"mountains?|valley|countryside|山谷|山间|乡村|田野"),
    Named(("drone",), r"space|cave|cosmos|spaceship|dream\w*|meditation|太空|宇宙|山洞|冥想|飞船"),
)
"""What is heard at a place, for prompts that name the place and no sound."""

SORTS = {
    "leaves": r"leaf|leaves|leafy|foliage|forest|woods|trees|garden|jungle|bamboo"
    r"|树叶|叶子|落叶|森林|树林|林间|芭蕉|竹林",
    "tin": r"tin|metal\w*|iron|corrugated|zinc|铁皮|金属|铁",
    "roof": r"roof\w*|tiles?|shingles?|屋顶|瓦|屋檐|房顶",
    "glass": r"windows?|window ?pane|glass|windscreen|玻璃|窗|窗户|窗外",
    "tent": r"tents?|umbrellas?|canvas|tarp|帐篷|雨伞|伞|雨棚",
    "water": r"puddles?|lakes?|ponds?|water|pools?|水面|水坑|水洼|湖|湖面|池塘|积水",
    "gravel": r"gravel|stones?|stony|pebbl\w*|shingle|cobble\w*|碎石|石子|鹅卵石|卵石|砾石|石头",
    "wood": r"wood|wooden|floorboards?|parquet|boards|木|木板|木地板|木头|地板",
    "snow": r"snow|snowy|ice|雪|雪地|积雪|冰",
    "stone": r"pavement|concrete|street|asphalt|corridor|hall\w*|marble"
    r"|石板|水泥|街|街道|走廊|大理石",
    "grass": r"grass|grassy|meadow|lawn|草|草地|草坪",
    "sand": r"sand|sandy|沙|沙滩|沙地",
    "mud": r"mud|muddy|swamp|泥|泥地|泥泞|沼泽",
}

FITS = {
    "rain": ("leaves", "tin", "roof", "glass", "tent", "water"),
    "waves": ("gravel",),
    "wind": ("leaves",),
    "footsteps": ("gravel", "wood", "snow", "stone", "grass", "sand", "mud", "leaves", "water"),
}
"""The sorts that each kind of sound can tell apart."""

STRENGTHS = {
    0.25: r"(?:a )?few|some|light|lightly|gentl[ey]|soft|softly|quiet|quietly|faint|faintly|calm"
    r"|mild|slight|small|little|tiny|low|weak|delicate|peaceful|subtle|thin|轻|轻轻|轻柔|小(?![时心镇村屋路段提夜])"
    r"|微|柔|柔和|弱|细|淡|平静|安静|温柔|稀疏",
    0.5: r"moderate|medium|normal|中等|适中",
    0.78: r"heav(?:y|ily)|strong|strongly|hard|loud|loudly|big|large|intense|powerful|dense|thick"
    r"|rough|deep|bright|busy|大(?![家自概约街地])|强|强烈|重(?![复新])|响|响亮|浓|密|密集|有力|深",
    1.0: r"wild|wildly|violent|violently|roaring|raging|torrential|howling|furious|fierce|huge"
    r"|massive|enormous|deafening|extreme|crashing|mighty|猛|狂|暴|猛烈|激烈|剧烈|咆哮|汹涌|巨大|巨"
    r"|震耳|澎湃|轰鸣|疯狂",
}

DISTANCES = {
    0.8: r"distant|distantly|far|far[- ]away|far[- ]off|faraway|in the distance|remote|afar|muffled"
    r"|远|远处|远方|遥远|远远|隐隐|隐约",
    0.0: r"close|close[- ]by|up close|near|nearby|overhead|at the ear|beside|next to"
    r"|近|近处|附近|身边|耳边|头顶|旁边",
}

PACES = {
    0.65: r"slow|slowly|lazy|leisurely|unhurried|缓慢|慢|缓|缓缓|慢慢|徐徐",
    1.5: r"fast|quick|quickly|rapid|rapidly|hurried|racing|running|brisk"
    r"|快(?!乐)|快速|急|急促|迅速|匆匆",
}

MORE = r"(?:\b(?:very|extremely|really|so|super|incredibly)\s+|很|非常|极其|极|特别|十分|超级)$"
LESS = r"(?:\b(?:slightly|a bit|rather|fairly|somewhat)\s+|稍微|稍|有点|略)$"
DENIAL = (
    r"(?:\b(?:no|not|without|minus)\b(?: (?!(?:and|but|with|only)\b)\w+){0,2}\s*"
    r"|(?:没有|不要|不带|没|无|别)[^，。、,和与但只]{0,3})$"
)
BREAK = (
    r"\b(?:and|with|over|plus|then|while|but|under|behind|beyond|amid)\b|[,;.:/+&\n]"
    r"|和|与|以及|还有|伴|带|加上|、|，|。|；|夹"
)
"""What parts one sound's words from another's."""

NOT_SOUNDS = (
    r"firewall|fire ?works?|sound ?waves?|sine waves?|microwaves?|heat ?waves?|brain ?waves?"
    r"|wind ?screen|minutes?|火车|火箭|消防|分钟|秒钟|点钟|钟头|风格|风景|风味|台风扇|流浪|浪漫"
    r"|海报|海鲜|地铁|雷达|地雷|山水画|大自然|streaming"
)
"""Longer words that hold one of the others and mean something else."""
