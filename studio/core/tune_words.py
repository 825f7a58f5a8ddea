"""The words people use for tunes, in English and Chinese, and the traits they stand for.

Each table maps a trait to the ways of saying it. English entries are regular expressions matched
between word boundaries, Chinese ones are matched anywhere. `studio.core.tune` reads them; the
lists of names here are also the vocabulary the music models are trained and asked with.
"""

MOODS = ("calm", "happy", "sad", "dreamy", "tense", "energetic", "solemn", "playful")

STYLES = (
    "song",
    "lullaby",
    "waltz",
    "march",
    "ambient",
    "folk",
    "blues",
    "lofi",
    "chorale",
    "pentatonic",
)

METRES = ("2/4", "3/4", "4/4", "6/8")

PROGRAMS = {
    "piano": 0,
    "music box": 10,
    "marimba": 12,
    "bells": 14,
    "organ": 19,
    "guitar": 24,
    "bass": 32,
    "harp": 46,
    "strings": 48,
    "choir": 52,
    "brass": 61,
    "clarinet": 71,
    "flute": 73,
    "pad": 88,
    "drums": -1,
}
"""General MIDI program of each instrument, counted from 0; drums have none and are -1."""

INSTRUMENTS = tuple(PROGRAMS)

MOOD_WORDS = {
    "calm": r"calm|peaceful|quiet|gentle|soft|relax\w*|sooth\w*|tender|serene|warm|mellow"
    r"|平静|安静|宁静|温柔|轻柔|舒缓|放松|柔和|温暖|静谧",
    "happy": r"happy|joy\w*|cheer\w*|merry|sunny|bright|glad|festive|uplifting"
    r"|快乐|欢快|开心|愉快|高兴|喜庆|明亮|阳光",
    "sad": r"sad\w*|melanchol\w*|sorrow\w*|lonely|mourn\w*|grief|wistful|nostalgi\w*|rain\w*|tears"
    r"|悲伤|忧伤|伤感|难过|孤独|哀伤|忧郁|怀旧|凄凉|雨",
    "dreamy": r"dream\w*|float\w*|ethereal|hazy|mysterious|magic\w*|space|starry|moonlit|night"
    r"|梦幻|梦境|飘|空灵|神秘|星空|夜|月光|朦胧",
    "tense": r"tense|dark\w*|scary|eerie|ominous|suspense\w*|horror|stormy?|danger\w*|haunted"
    r"|紧张|黑暗|恐怖|阴森|悬疑|暴风|危险|诡异",
    "energetic": r"energetic|lively|driving|exciting|upbeat|powerful|heroic|epic|triumphant|battle"
    r"|激昂|活力|热烈|激动|振奋|英雄|史诗|胜利|战斗|热血",
    "solemn": r"solemn|sacred|holy|noble|majestic|stately|dignified|grand|church|funeral|prayer"
    r"|庄严|庄重|神圣|肃穆|宏伟|教堂|祈祷",
    "playful": r"playful|funny|cute|silly|quirky|bouncy|mischievous|child\w*|cartoon|toy"
    r"|俏皮|活泼|可爱|调皮|滑稽|童趣|儿童|卡通|玩具",
}

STYLE_WORDS = {
    "lullaby": r"lullab\w*|cradle songs?|bedtime|berceuse|摇篮曲|催眠曲|安眠",
    "waltz": r"waltz\w*|华尔兹|圆舞曲",
    "march": r"march|marches|marching|parade|anthem|进行曲|军乐",
    "ambient": r"ambient|atmospher\w*|drone|meditat\w*|soundscape|氛围|环境音乐|冥想",
    "folk": r"folk\w*|jigs?|reels?|polka|country dance|celtic|irish|fiddle tune|dance"
    r"|民谣|民间|舞曲|舞蹈|吉格",
    "blues": r"blues|boogie|jazz\w*|swing|布鲁斯|蓝调|爵士",
    "lofi": r"lo-?fi|chill\w*|hip-?hop|study beats?|低保真|慵懒|嘻哈",
    "chorale": r"chorale?|hymns?|carol|赞美诗|圣咏|众赞歌|颂歌",
    "pentatonic": r"pentatonic|chinese|oriental|中国风|古风|国风|五声|江南",
    "song": r"song|ballad|tune|歌曲|抒情",
}

INSTRUMENT_WORDS = {
    "piano": r"pianos?|keyboard|钢琴",
    "music box": r"music(?:al)? box|celesta|音乐盒|八音盒",
    "marimba": r"marimbas?|xylophone|vibraphone|kalimba|mallets?|马林巴|木琴|颤音琴|拇指琴",
    "bells": r"(?:tubular )?bells?|glockenspiel|chimes|钟琴|钟声|编钟|铃铛|铃声",
    "organ": r"(?:pipe )?organ|accordion|harmonium|风琴|手风琴",
    "guitar": r"guitars?|lute|banjo|ukulele|mandolin|吉他|琵琶|尤克里里|曼陀林|阮",
    "bass": r"bass(?! drum(?!s)| clarinet)|double bass|upright bass|bassline|贝斯|低音提琴",
    "harp": r"harps?|zither|guzheng|koto|竖琴|古筝",
    "strings": r"strings?(?: section| quartet| orchestra)?|violins?|cellos?|violas?|fiddles?|erhu"
    r"|弦乐|小提琴|大提琴|中提琴|二胡",
    "choir": r"choir|chorus|voices?|vocals?|合唱|人声|唱诗班",
    "brass": r"brass|trumpets?|horns?|trombones?|tuba|铜管|小号|圆号|长号",
    "clarinet": r"(?:bass )?clarinets?|oboes?|saxophones?|sax|bassoon|单簧管|黑管|双簧管|萨克斯",
    "flute": r"flutes?|recorder|piccolo|whistle|pan ?pipes?|长笛|笛子|竹笛|短笛|箫",
    "pad": r"pads?|synth\w*|合成器|铺底",
    "drums": r"drums?|drum ?kit|percussion|snare|鼓|打击乐",
}

METRE_WORDS = {
    "6/8": r"six[- ]eight|jigs?|八六拍|六八拍|6拍|六拍",
    "3/4": r"three[- ]four|triple (?:time|metre|meter)|waltz\w*|minuet"
    r"|四三拍|三四拍|三拍|3拍|华尔兹|圆舞曲",
    "2/4": r"two[- ]four|polka|duple (?:time|metre|meter)|四二拍|二四拍|二拍|两拍|2拍",
    "4/4": r"four[- ]four|common time|四四拍|四拍|4拍",
}

TEMPO_WORDS = {
    (50, 58): r"very slow\w*|largo|grave|lento|很慢|非常慢|极慢|广板",
    (60, 72): r"adagio|柔板",
    (160, 176): r"very fast|presto|prestissimo|vivace|很快|非常快|急速|急板",
    (112, 120): r"allegretto|brisk|小快板|轻快",
    (132, 148): r"fast|quick\w*|rapid|allegro|speedy|快速|快节奏|快板",
    (76, 88): r"andante|walking|行板|徐缓",
    (96, 108): r"moderato|moderate|medium|mid-?tempo|中速|中板",
    (62, 74): r"slow\w*|慢",
    (130, 146): r"(?<!欢|愉|明|轻|畅|痛)快(?!乐|活)",
}
"""Range of quarter notes a minute for each way of saying it; the first that is found counts."""
