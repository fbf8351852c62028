"""What addresses stand in the words of the registry, and which words are none."""

import pytest

from gwreport.domain.units.mail_addresses import is_mail_address, mail_addresses


@pytest.mark.parametrize(
    ("written", "good"),
    [
        ("", ()),
        ("zhou@qinghe.example", ("zhou@qinghe.example",)),
        (
            "a.b+c@x.gov.example、d_e@y.example；a.b+c@x.gov.example",
            ("a.b+c@x.gov.example", "d_e@y.example"),
        ),
        ("a@x.example\nb@x.example c@x.example", ("a@x.example", "b@x.example", "c@x.example")),
        ("ａ＠ｘ．example", ("a@x.example",)),
        ("mailto:a@x.example", ("a@x.example",)),
        ("周叙言 <a@x.example>，方安<b@x.example>", ("a@x.example", "b@x.example")),
    ],
)
def test_addresses_are_found_each_once(written: str, good: tuple[str, ...]) -> None:
    found = mail_addresses(written)
    assert (found.good, found.strange, found.usable) == (good, (), good)


@pytest.mark.parametrize(
    "word",
    [
        "zhou",
        "zhou@",
        "@x.example",
        "zhou@localhost",
        "zhou#x.example",
        "a..b@x.example",
        ".a@x.example",
        "a@x..example",
        "a@-x.example",
        "周@x.example",
        "a@青禾.example",
        "a@x.example@y.example",
        "a\x00@x.example",
        '"a"@x.example',
        "a@[127.0.0.1]",
        "x" * 65 + "@x.example",
        "a@" + "x." * 130 + "example",
    ],
)
def test_what_is_no_address_is_told_and_makes_nothing_usable(word: str) -> None:
    assert not is_mail_address(word)
    found = mail_addresses(f"b@x.example、{word}")
    assert found.good == ("b@x.example",)
    assert found.strange
    assert found.usable == ()


def test_line_ends_never_come_into_an_address() -> None:
    found = mail_addresses("a@x.example\r\nBcc: other@y.example")
    assert not any(set("\r\n") & set(one) for one in found.good)
    assert found.usable == ()
    assert not is_mail_address("a@x.example\n")
