"""Chinese is found without blanks between its words, by what stands in title, synonyms or text."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from knowledge import selectors, tokens
from knowledge.models import Article
from knowledge.seeding import ARTICLES, seed
from knowledge.selectors import PUBLISHED
from tests.knowledge.factories import TEXT, make_article, published

pytestmark = pytest.mark.django_db

ASKED = {
    "体重秤连不上wifi怎么办": "体脂秤",
    "我想退钱": "退款",
    "快递什么时候到": "包裹多久",
    "今天晚上的食谱还没收到": "餐单什么时候发",
    "海鲜过敏能吃吗": "过敏",
    "想改一下跟教练通话的时间": "视频沟通",
    "手环没电了要充多久": "手环",
    "谁可以看我的个人信息": "健康数据",
    "周末有人工客服吗": "服务时间",
    "东西少发了": "坏了或少了",
    "电子合同怎么签字": "合同在哪里签",
}


def titles(text, **how):
    return [hit.article.title for hit in selectors.search(text, **how)]


@pytest.mark.parametrize(("question", "title"), ASKED.items())
def test_a_question_in_other_words_finds_its_article_first(question, title):
    seed()
    assert title in titles(question)[0]


@pytest.mark.parametrize("question", ["", "?", "怎么", "股票代码是多少", "x' | 'y", "':*&!()"])
def test_what_is_no_question_of_ours_finds_nothing_sure(question):
    seed()
    assert not [hit for hit in selectors.search(question) if hit.sure]


def test_the_title_itself_is_sure():
    seed()
    for text in json.loads(ARTICLES.read_text()):
        first = selectors.search(text["title"])[0]
        assert (first.article.title, first.sure) == (text["title"], True)


def test_only_what_is_published_is_found():
    make_article()
    assert titles(TEXT["title"]) == []
    published(title="体脂秤怎么清洁?")
    assert titles("体脂秤") == ["体脂秤怎么清洁?"]


def test_customers_do_not_find_what_is_for_the_house():
    published(audience="house")
    assert titles("体脂秤", among=selectors.public()) == []
    assert titles("体脂秤") == [TEXT["title"]]


@pytest.mark.parametrize("many", [1, 30])
def test_a_search_is_one_statement_however_much_there_is(many):
    for number in range(many):
        published(title=f"体脂秤第{number}问")
    with CaptureQueriesContext(connection) as made:
        assert len(selectors.search("体脂秤")) == min(many, 6)
    assert len(made) == 1


def test_the_index_is_what_is_asked():
    many = [Article(title=f"第{n}个问题 词{n}", number=1, state="published") for n in range(2000)]
    for article in many:
        article.derive()
    Article.objects.bulk_create(many)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE knowledge_article")
    wanted = selectors.query_of(tokens.question("体脂秤连网"))
    assert "article_search" in Article.objects.filter(PUBLISHED, search=wanted).explain()


@given(st.text(max_size=60))
def test_the_same_text_gives_the_same_words_and_pairs_are_inside_it(text):
    words = tokens.index(text).split()
    assert words == tokens.index(text).split()
    assert all(word in tokens.folded(text) for word in words)


@given(st.text(alphabet="体脂秤怎么连接无线网abc123 ", min_size=2, max_size=30))
def test_a_part_is_found_inside_the_whole(text):
    whole = set(tokens.index(f"前{text}后").split())
    asked = {word for word in tokens.question(text) if not word.isascii()}
    assert asked <= whole


@pytest.mark.parametrize(
    ("one", "other"),
    [("体脂秤  怎么用?", "体脂秤怎么用"), ("ＷＩＦＩ连不上", "wifi连不上!"), ("A、b", "aB")],
)
def test_the_same_question_in_other_spelling_is_the_same(one, other):
    assert tokens.plain(one) == tokens.plain(other)


def test_numbers_of_people_do_not_stay_in_what_is_kept():
    assert tokens.plain("我的电话是13800138000怎么改") == "我的电话是怎么改"
    assert "13800138000" not in tokens.without_numbers("我的电话是13800138000怎么改")
