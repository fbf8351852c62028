"""Chinese surnames, and whether a word can be a person's name by them; data only.

The common ones of the 百家姓, and those of two characters.
"""

import re

_SINGLE = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦昌马苗凤方俞任袁柳"
    "鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋"
    "庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪解应宗丁宣邓"
    "郁单杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀惠甄曲封储靳井段富巫乌焦巴弓牧山谷车侯全班秋仲伊宫宁仇栾暴甘厉祖武符刘景詹"
    "束龙叶幸司韶黎蓟薄印宿白怀蒲邰鄂索籍赖卓蔺屠蒙池乔阴能苍双闻党翟谭贡劳姬申扶堵冉宰雍桑桂牛寿通边扈燕冀浦尚农温别庄"
    "晏柴瞿阎充慕连茹习艾鱼容向古易慎戈廖庾终居衡步耿满匡文寇禄阙沃利蔚越隆师巩聂晁勾敖融冷辛阚那简饶曾"
    "沙鞠丰巢关查后荆红游竺权盖益桓仉岳帅缑亢况郈琴归海晋楚闫肖代付邝仝揭佟尧初迟逄展栗覃令原岩谌仵牟苟敬樵涂"
)
_DOUBLE = (
    "欧阳", "司马", "上官", "诸葛", "司徒", "东方", "令狐", "皇甫", "尉迟", "公孙", "慕容", "长孙", "夏侯", "端木", "轩辕", "独孤", "南宫", "宇文", "呼延", "赫连",
)  # fmt: skip
_ABROAD = re.compile(r"[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,8}){1,3}")
_SHORTEST, _LONGEST, _LONGEST_DOUBLE = 2, 3, 4


def can_be_name(word: str) -> bool:
    """Say whether a word of Chinese characters can be a person's name: 王五, 欧阳某某, 阿不都·热合曼."""
    if "·" in word:
        return bool(_ABROAD.fullmatch(word))
    if word.startswith(_DOUBLE):
        return len(word) in (3, _LONGEST_DOUBLE)
    return _SHORTEST <= len(word) <= _LONGEST and word[0] in _SINGLE
