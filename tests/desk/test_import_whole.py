"""A file that is the whole list: what is gone goes, half an export is not taken for it, replies go on."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import select

from desk import imports, lookup
from desk.desk import Desk
from desk.importing.accounts import _held, _stored
from desk.importing.rows import Row
from desk.importing.seen import Seen
from desk.imports import ImportRefused, Wishes, import_file
from storage.sales import Lead, Sequence
from tests.desk.imported import accounts, everything, written
from tests.fakes import letter

ADDED = Wishes(origin="other")
Receive = Callable[..., None]


def listing(names: range, owner: str = "maya") -> str:
    """A list of accounts."""
    return "name,domains,owner\n" + "".join(f"Acme {n},acme{n}.example,{owner}\n" for n in names)


@pytest.fixture
def short_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten rows to a transaction."""
    monkeypatch.setattr(imports, "CHUNK", 10)


def test_v12_half_an_export_is_not_taken_for_the_whole(desk: Desk, tmp_path: Path) -> None:
    import_file(desk, "accounts", written(tmp_path, listing(range(40))))
    half = written(tmp_path, listing(range(20), "jon"))
    with pytest.raises(ImportRefused) as refused:
        import_file(desk, "accounts", half)
    assert "20 of 40 accounts are not in the file and would be dropped" in str(refused.value)
    assert "Nothing was dropped, its 20 rows are in. Use --allow-shrink" in str(refused.value)
    owners = [owner for _, owner, _ in accounts(desk)]
    assert (owners.count("maya"), owners.count("jon")) == (20, 20)
    report = import_file(desk, "accounts", half, Wishes(allow_shrink=True))
    assert (report.tally.dropped, len(accounts(desk))) == (20, 20)


def test_v12_an_account_or_two_that_are_gone_go_and_other_lists_stay(desk: Desk, tmp_path: Path) -> None:
    import_file(desk, "accounts", written(tmp_path, "name\nPartner\n"), Wishes(origin="partners"))
    import_file(desk, "accounts", written(tmp_path, listing(range(40))))
    report = import_file(desk, "accounts", written(tmp_path, listing(range(36))))
    assert (report.tally.dropped, report.tally.same) == (4, 36)
    assert [name for name, _, _ in accounts(desk) if name in ("Partner", "Acme 39")] == ["Partner"]


def test_v12_a_file_with_refused_rows_drops_nothing(desk: Desk, tmp_path: Path) -> None:
    import_file(desk, "accounts", written(tmp_path, listing(range(40))))
    report = import_file(desk, "accounts", written(tmp_path, listing(range(39)) + "Acme 39\n"))
    assert len(accounts(desk)) == 40
    assert report.notes == [
        "1 of 40 accounts are not in the file; since it has refused rows, none was dropped: repair them, or "
        "use --allow-shrink"
    ]


def test_v12_leads_are_added_unless_the_file_is_all_of_them(desk: Desk, tmp_path: Path) -> None:
    import_file(desk, "leads", written(tmp_path, "email\na@a.example\nb@b.example\n"))
    import_file(desk, "leads", written(tmp_path, "email\nc@c.example\n"))
    wishes = Wishes(whole=True, allow_shrink=True)
    report = import_file(desk, "leads", written(tmp_path, "email\nb@b.example\n"), wishes)
    with desk.read() as session:
        assert session.exec(select(Lead.email)).all() == ["b@b.example"]
    assert report.tally.dropped == 2


def test_v12_sequences_are_a_whole_list_too(desk: Desk, tmp_path: Path) -> None:
    import_file(desk, "sequences", written(tmp_path, "name,owner\nspring,maya\nautumn,jon\n"))
    file = written(tmp_path, "name,owner\nautumn,jon\n")
    import_file(desk, "sequences", file, Wishes(allow_shrink=True))
    with desk.read() as session:
        assert session.exec(select(Sequence.name)).all() == ["autumn"]


@pytest.mark.usefixtures("short_chunks")
@pytest.mark.parametrize("rows_read", [10, 20, 40])
def test_v09_an_import_that_was_cut_off_and_run_again_is_as_one_run(
    desk: Desk, tmp_path: Path, rows_read: int
) -> None:
    import_file(desk, "accounts", written(tmp_path, listing(range(40))))
    new = listing(range(2, 45), "jon")

    def cut(rows: int, read: int, size: int) -> None:
        if rows >= rows_read:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_file(desk, "accounts", written(tmp_path, new), progress=cut)
    import_file(desk, "accounts", written(tmp_path, new))
    names = sorted(f"Acme {n}" for n in range(2, 45))
    assert [(name, owner) for name, owner, _ in accounts(desk)] == [(name, "jon") for name in names]
    there = everything(desk)
    assert import_file(desk, "accounts", written(tmp_path, new)).tally.same == 43
    assert everything(desk) == there


@pytest.mark.usefixtures("short_chunks")
@pytest.mark.parametrize("rows_read", [20, 39])
def test_of_two_imports_of_one_list_the_one_that_began_last_goes_on(
    desk: Desk, tmp_path: Path, rows_read: int
) -> None:
    import_file(desk, "accounts", written(tmp_path, listing(range(40))))
    (tmp_path / "newer").mkdir()
    newer = written(tmp_path / "newer", listing(range(2, 42), "jon"))

    def another_begins(rows: int, read: int, size: int) -> None:
        if rows == rows_read:
            import_file(desk, "accounts", newer)

    older = written(tmp_path, listing(range(1, 40), "wes"))
    with pytest.raises(ImportRefused, match="another import of accounts has begun and goes on"):
        import_file(desk, "accounts", older, progress=another_begins)
    names = {f"Acme {n}" for n in range(2, 42)}
    assert {(name, owner) for name, owner, _ in accounts(desk)} == {(name, "jon") for name in names}


@pytest.mark.usefixtures("short_chunks")
def test_v10_a_reply_in_the_middle_of_an_import_sees_an_account_before_or_after_it(
    desk: Desk, receive: Receive, tmp_path: Path
) -> None:
    import_file(desk, "accounts", written(tmp_path, listing(range(40), "maya")))

    def reply_comes(rows: int, read: int, size: int) -> None:
        if rows == 20:
            receive(letter(sender="Lead <lead@acme5.example>"), letter(sender="Lead <lead@acme35.example>"))

    file = written(tmp_path, listing(range(40), "jon"))
    import_file(desk, "accounts", file, progress=reply_comes)
    early, late = lookup.thread_state(desk, 1), lookup.thread_state(desk, 2)
    assert (early.owner.key, late.owner.key) == ("jon", "maya"), "each of them as it was at that moment"
    assert {early.rule, late.rule} == {"account_owner"}


@pytest.mark.usefixtures("short_chunks")
def test_v10_replies_are_decided_while_another_thread_imports(
    desk: Desk, receive: Receive, tmp_path: Path
) -> None:
    import_file(desk, "accounts", written(tmp_path, listing(range(40), "maya")))
    file = written(tmp_path, listing(range(40), "jon"))
    importing = threading.Thread(target=lambda: import_file(desk, "accounts", file))
    importing.start()
    for n in range(5):
        receive(letter(sender=f"Lead <lead@acme{n}.example>", subject=f"Re: {n}"))
    importing.join()
    assert {lookup.thread_state(desk, n).owner.key for n in range(1, 6)} <= {"maya", "jon"}
    assert {lookup.thread_state(desk, n).rule for n in range(1, 6)} == {"account_owner"}


def test_v11_what_is_kept_of_a_file_does_not_grow_with_it(desk: Desk, tmp_path: Path) -> None:
    rows = "".join(f"Acme {n},nobody{n}\n" for n in range(3000))
    report = import_file(desk, "accounts", written(tmp_path, "name,owner\n" + rows + "x\n" * 3000))
    assert (report.taken, report.refused) == (3000, 3000)
    assert (len(report.rejected), len(report.warnings)) == (1000, 1001)
    assert report.warnings[-1] == "and 2000 rows with other things to repair"


def test_of_what_many_accounts_share_little_is_read_with_each_chunk(desk: Desk, tmp_path: Path) -> None:
    text = "".join(f"Acme,{n},Acme\n" for n in range(300)) + "Bolt,x,\n"
    domains = " ".join(f"bolt{n}.example" for n in range(300))
    file = written(tmp_path, f"name,crm_id,parent,domains\n{text.replace(chr(10), f',{chr(10)}')}")
    import_file(desk, "accounts", file)
    import_file(desk, "accounts", written(tmp_path, f"name,crm_id,domains\nBolt,x,{domains}\n"), ADDED)
    with desk.read() as session:
        by_key, by_name = _stored(session, [Row({"name": "Acme"})])
        assert (len(by_key), len(by_name["Acme"])) == (2, 2)
        (bolt,) = _stored(session, [Row({"name": "Bolt", "crm_id": "x"})])[0].values()
        bolt.domains, seen = frozenset({"bolt7.example", "new.example"}), Seen()
        assert len(_held(session, [bolt], seen)[bolt.row_id]) == 300
        seen.add([bolt.row_id])
        assert _held(session, [bolt], seen) == {bolt.row_id: {"bolt7.example"}}
