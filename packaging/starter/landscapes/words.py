"""The words for what a scene shows, in English and Chinese; the first of each row is the plainest.

English phrases come ready with their preposition; Chinese ones are nouns or adverbials that the
caption joins with 的 or a comma.
"""

ENGLISH_SUBJECT = {
    "mountains": ("mountains", "a mountain range", "mountain peaks", "a mountain landscape",
                  "a mountain"),
    "hills": ("hills", "rolling hills", "a hilly landscape", "soft hills", "green hills"),
    "desert": ("a desert", "sand dunes", "dunes", "desert dunes", "a sandy desert"),
    "sea": ("the sea", "the ocean", "a seascape", "the open sea", "sea and waves"),
    "lake": ("a lake", "a mountain lake", "a calm lake", "a lake with reflections", "a quiet lake"),
    "forest": ("a forest", "woods", "a dense forest", "trees in a forest", "a forest landscape"),
    "city": ("a city", "a city skyline", "skyscrapers", "a skyline", "a town of tall buildings"),
    "island": ("an island", "a small island", "a tropical island", "an island in the sea",
               "an island with palm trees"),
    "village": ("a village", "a small village", "houses", "little houses",
                "a village in the hills"),
    "field": ("a field", "fields", "farmland", "a field with rows", "a meadow"),
}  # fmt: skip
CHINESE_SUBJECT = {
    "mountains": ("山", "高山", "群山", "山脉", "山峰"),
    "hills": ("丘陵", "山丘", "小山", "起伏的山丘", "山坡"),
    "desert": ("沙漠", "沙丘", "大漠", "沙漠风景", "沙丘景色"),
    "sea": ("大海", "海洋", "海", "海面", "海景"),
    "lake": ("湖", "湖泊", "湖水", "平静的湖", "山间的湖"),
    "forest": ("森林", "树林", "茂密的森林", "林海", "树木"),
    "city": ("城市", "都市", "高楼", "城市天际线", "大楼"),
    "island": ("小岛", "岛屿", "海岛", "热带岛屿", "岛"),
    "village": ("村庄", "小村", "村落", "乡村", "房屋"),
    "field": ("田野", "农田", "田地", "原野", "田园"),
}
ENGLISH_TIME = {
    "dawn": ("at dawn", "at sunrise", "early in the morning", "in the morning", "sunrise"),
    "day": ("by day", "in daylight", "at noon", "during the day", "on a bright day"),
    "sunset": (
        "at sunset",
        "sunset",
        "in the evening",
        "in the evening sun",
        "with a glowing sunset",
    ),
    "dusk": ("at dusk", "in the twilight", "after sunset", "at the blue hour", "dusk"),
    "night": ("at night", "by night", "in the night", "night", "on a dark night"),
}
CHINESE_TIME = {
    "dawn": ("黎明", "日出", "清晨", "早晨", "日出时"),
    "day": ("白天", "中午", "晴朗的白天", "日间", "正午"),
    "sunset": ("日落", "傍晚", "夕阳下", "夕阳", "日落时分"),
    "dusk": ("黄昏", "暮色中", "暮色", "黄昏时", "天刚黑"),
    "night": ("夜晚", "夜里", "黑夜", "晚上", "深夜"),
}
ENGLISH_LIGHT = {
    "sun": ("with the sun", "the sun", "a round sun", "sun in the sky"),
    "moon": ("with a full moon", "the moon", "a full moon", "under the moon", "moonlight"),
    "crescent": ("with a crescent moon", "a crescent moon", "a thin moon", "the moon"),
}
CHINESE_LIGHT = {
    "sun": ("有太阳", "太阳", "圆圆的太阳", "阳光"),
    "moon": ("有满月", "月亮", "圆月", "满月", "月光下"),
    "crescent": ("有弯月", "月牙", "弯弯的月亮", "新月", "月亮"),
}
ENGLISH_SIDE = {"left": "on the left", "centre": "in the middle", "right": "on the right"}
CHINESE_SIDE = {"left": "在左边", "centre": "在中间", "right": "在右边"}
ENGLISH_STARS = ("with stars", "a starry sky", "under the stars", "many stars")
CHINESE_STARS = ("有星星", "星空", "满天繁星", "星空下")
ENGLISH_WEATHER = {
    "clear": ("with a clear sky", "clear sky", "no clouds"),
    "clouds": ("with clouds", "a cloudy sky", "clouds", "cloudy"),
    "fog": ("in the fog", "foggy", "with mist", "misty", "in the mist"),
    "snow": ("in falling snow", "snowing", "with snowflakes", "snowfall", "snow"),
    "rain": ("in the rain", "rainy", "with falling rain", "raining", "rain"),
}
CHINESE_WEATHER = {
    "clear": ("天空晴朗", "晴空", "无云"),
    "clouds": ("有云", "多云", "白云", "云朵"),
    "fog": ("有雾", "雾中", "薄雾", "雾气弥漫"),
    "snow": ("下雪", "雪中", "飘雪", "大雪纷飞"),
    "rain": ("下雨", "雨中", "雨天", "大雨"),
}
ENGLISH_SEASON = {
    "spring": ("in spring", "spring"),
    "summer": ("in summer", "summer"),
    "autumn": ("in autumn", "autumn", "in the fall"),
    "winter": ("in winter", "winter", "snowy winter"),
}
CHINESE_SEASON = {
    "spring": ("春天", "春季"),
    "summer": ("夏天", "夏季"),
    "autumn": ("秋天", "秋季", "金秋"),
    "winter": ("冬天", "冬季", "寒冬"),
}
ENGLISH_TINT = {
    "pink": ("pink", "rosy"),
    "blue": ("blue",),
    "green": ("green", "emerald"),
    "golden": ("golden", "yellow", "gold"),
    "purple": ("purple", "violet"),
    "red": ("red", "crimson"),
    "teal": ("teal", "turquoise"),
    "grey": ("black and white", "grey", "gray", "monochrome"),
}
CHINESE_TINT = {
    "pink": ("粉色", "粉红色", "粉红"),
    "blue": ("蓝色", "蓝"),
    "green": ("绿色", "翠绿"),
    "golden": ("金色", "黄色", "金黄"),
    "purple": ("紫色", "紫罗兰色"),
    "red": ("红色", "深红"),
    "teal": ("青色", "青绿色"),
    "grey": ("黑白", "灰色", "水墨色"),
}
WARM = ("pink", "golden", "red")
COLD = ("blue", "teal", "purple")
ENGLISH_EXTRA = {
    "boat": ("with a boat", "a sailing boat", "a sailboat", "a small boat"),
    "lighthouse": ("with a lighthouse", "a lighthouse", "a red and white lighthouse"),
    "cabin": ("with a cabin", "a small house", "a cabin", "a little house", "a hut"),
    "birds": ("with birds", "flying birds", "birds in the sky", "a flock of birds"),
    "trees": ("with trees", "trees", "some trees"),
}
CHINESE_EXTRA = {
    "boat": ("有小船", "一艘帆船", "帆船", "小船"),
    "lighthouse": ("有灯塔", "灯塔", "一座灯塔"),
    "cabin": ("有小屋", "小木屋", "一间小屋", "房子"),
    "birds": ("有飞鸟", "飞鸟", "一群鸟", "鸟儿"),
    "trees": ("有树", "树木", "几棵树"),
}
ENGLISH_FILLERS = (
    "a picture of {}", "a painting of {}", "an illustration of {}", "{}, illustration",
    "{}, poster", "beautiful {}", "{}, beautiful", "a poster of {}", "{}, flat colours",
    "a landscape with {}", "{}, landscape", "please draw {}", "{}, high quality", "a view of {}",
)  # fmt: skip
CHINESE_FILLERS = (
    "一幅{}的画", "画一幅{}", "{}，插画", "{}，风景画", "美丽的{}", "{}，很美", "{}的风景",
    "{}的海报", "请画{}", "{}，扁平风格", "一张{}的图",
)  # fmt: skip
