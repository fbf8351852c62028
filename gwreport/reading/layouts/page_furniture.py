"""Words that a page of the web has around its text: where one is, what to click, who runs the site."""

import re

_AROUND = re.compile(
    r"(?:网站)?首\s*页\s*(?:[|｜>＞»/·]|$)"
    r"|(?:您|你)?(?:现在|当前|目前)?(?:所在)?的?位置\s*[：:]"
    r"|.{0,40}(?:[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼](?:ICP|公网安备)|ICP备|网站标识码|版权所有|备案号)"
    r"|扫一扫(?:在手机|，|,|\s|$)|(?:打印(?:本页|此页)?|关闭(?:窗口|本页)?|返回顶部|分享到|字号|【|】|[\s|\[\]:：大中小])+$"
    r"|(?:浏览|点击|访问)(?:次数|量|数)\s*[：:]"
)


def is_page_furniture(text: str) -> bool:
    """Say whether a line is none of a document's own words, but of the page on which it was published."""
    words = text.strip()
    return bool(words) and bool(_AROUND.match(words))
