"""Menus: what may go out, what is explained, what the customer has read."""

import pytest

from accounts.roles import Role
from core import clock
from core.actors import Actor
from core.errors import Invalid, Refused
from core.models import StepLog
from core.steps import perform_all
from groupchat import services as groupchat
from groupchat.models import Message
from plans import allergens, services
from plans.models import MealPlan, MealTemplate
from plans.selectors import menu_text, menus
from tests.plans.factories import at, do, fresh, make_order, make_plan, member, running, write_menu


@pytest.mark.parametrize(
    ("food", "words", "hit"),
    [
        ("虾仁蒸蛋", ["虾"], True),
        ("虾仁蒸蛋", ["海鲜过敏"], True),
        ("清蒸鲈鱼", ["虾"], False),
        ("全麦面包", ["麸质"], True),
        ("无糖酸奶", ["乳制品"], True),
        ("糙米饭", ["花生", "牛奶"], False),
        ("秋葵炒肉", ["秋葵"], True),
        ("花生酱拌面", ["对花生过敏"], True),
        ("糙米饭", ["无", "没有", "none"], False),
    ],
)
def test_an_allergen_stands_for_its_foods(food: str, words: list[str], hit: bool) -> None:
    assert bool(allergens.conflicts([food], allergens.words_of(words))) is hit


def test_written_lists_are_taken_apart() -> None:
    assert allergens.words_of(["花生、虾和芒果过敏", "无"]) == ["花生", "虾", "芒果"]


def send(menus: list[MealPlan], by: Actor) -> list[MealPlan]:
    return perform_all(menus, "send", by=by, data=lambda _menu: {})


@pytest.mark.django_db
class TestMenus:
    def test_an_empty_menu_is_not_sent(self) -> None:
        menu = services.open_menu(plan=running(), day_no=1)

        with pytest.raises(Refused):
            do(menu, "send", Role.ASSISTANT_COACH)

    @pytest.mark.parametrize("source", ["record", "archive"])
    def test_nothing_the_customer_is_allergic_to_is_sent(self, source: str) -> None:
        order = make_order(allergies=["虾"] if source == "archive" else [])
        plan = running(make_plan(order, allergens="虾" if source == "record" else ""))
        menu = write_menu(plan, 1, "白灼虾")

        with pytest.raises(Refused, match="过敏|eat"):
            do(menu, "send", Role.ASSISTANT_COACH)
        assert menu.conflicts == ["白灼虾（虾）"]

    def test_sent_and_explained_name_their_slot(self) -> None:
        menu = do(write_menu(running(), 1), "send", Role.ASSISTANT_COACH)
        menu = do(menu, "explain", Role.HEAD_COACH, note="先吃菜")

        facts = (
            StepLog.objects.filter(row_key=menu.key).order_by("id").values_list("facts", flat=True)
        )
        assert [f.get("slot") for f in facts] == [None, "1", "1"]
        assert menu.state == "explained"

    def test_a_menu_is_explained_only_after_it_was_sent(self) -> None:
        with pytest.raises(Refused):
            do(write_menu(running(), 1), "explain", Role.ASSISTANT_COACH, note="x")

    def test_many_are_sent_together_or_none(self) -> None:
        coach, plans = member(running(), Role.ASSISTANT_COACH).actor, [running(), running()]
        allergic = running(make_plan(make_order(allergies=["虾"])))
        good = [write_menu(plan, 1) for plan in plans]
        for plan in plans:
            groupchat.open(order=plan.order)

        with pytest.raises(Refused, match="过敏|eat"):
            send([*good, write_menu(allergic, 1, "白灼虾")], coach)
        assert not MealPlan.objects.filter(state="sent").exists()
        assert [menu.state for menu in send(good, coach)] == ["sent", "sent"]
        said = [Message.objects.get(group__order=plan.order, member=None) for plan in plans]
        assert all("糙米饭" in message.body for message in said)

    def test_the_library_is_used_in_turn_and_avoids_allergens(self) -> None:
        plan = running(make_plan(allergens="虾、鱼、蛋、奶、豆制品、麸质"))
        coach = member(plan, Role.ASSISTANT_COACH).actor

        written = services.write_from_template(plan=plan, days=range(1, 8), by=coach)

        assert len(written) == 7
        assert all(not menu.conflicts for menu in written)

    def test_written_menus_are_not_overwritten(self) -> None:
        plan = running()
        write_menu(plan, 2, "我写的")

        services.write_from_template(plan=plan, days=[2, 3], by=member(plan, Role.HEAD_COACH).actor)

        assert plan.menus.get(day_no=2).dishes[0]["food"] == "我写的"

    def test_no_library_fits_someone_who_eats_nothing_of_it(self) -> None:
        plan = running(make_plan(allergens="米、粥、薯、瓜、玉米、面"))
        MealTemplate.objects.filter(code__startswith="light").update(active=False)

        with pytest.raises(Refused):
            services.write_from_template(
                plan=plan, days=[1], by=member(plan, Role.HEAD_COACH).actor
            )

    def test_the_first_day_has_no_yesterday(self) -> None:
        plan = running()
        menu = services.open_menu(plan=plan, day_no=1)

        with pytest.raises(Refused):
            services.copy_yesterday(menu=menu, by=member(plan, Role.HEAD_COACH).actor)

    @pytest.mark.parametrize("day", [0, 50])
    def test_menus_are_for_days_1_to_49(self, day: int) -> None:
        with pytest.raises(Invalid):
            services.open_menu(plan=running(), day_no=day)

    def test_the_message_for_the_group_lists_the_dishes(self) -> None:
        text = menu_text(write_menu(running(), 1, "糙米饭", "清蒸鲈鱼"))

        assert "糙米饭 150g、清蒸鲈鱼 150g" in text
        assert "348" in text

    def test_the_pipeline_counts_what_is_left(self) -> None:
        plan = running()
        write_menu(plan, 1)
        do(write_menu(plan, 2), "send", Role.ASSISTANT_COACH)
        coach = member(plan, Role.ASSISTANT_COACH)

        today, tomorrow = at("2026-11-23 00:00").date(), at("2026-11-24 00:00").date()

        assert menus.pipeline(coach, today)["to_send"] == 1
        assert menus.pipeline(coach, tomorrow)["to_explain"] == 1

    def test_reading_marks_only_what_was_sent(self) -> None:
        plan = running()
        sent, draft = do(write_menu(plan, 1), "send", Role.HEAD_COACH), write_menu(plan, 2)

        services.mark_read(plan=plan, until=draft.for_date, at=clock.now())

        assert (fresh(sent).read_at is not None, fresh(draft).read_at) == (True, None)

    def test_the_library_begins_with_seven_safe_menus(self) -> None:
        library = MealTemplate.objects.all()

        assert library.count() >= 7
        assert all(900 < menu.totals["kcal"] < 1700 for menu in library)
