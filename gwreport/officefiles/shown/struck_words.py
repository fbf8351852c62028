"""Words outside the cells of which some are struck out: quoted whole, and what is left of them told."""


def struck_told(text: str, standing: str | None) -> str:
    """Give a text, and around it that words are struck out and what stands without the struck words; `standing` is None for none."""
    text = text.strip()
    if standing is None or not text or standing.strip() == text:
        return text
    left = standing.strip()
    # In front, so that it is seen where only the beginning is quoted.
    return f"（有删除线）{text}（去掉后是“{left}”）" if left else f"（全部画了删除线）{text}"
