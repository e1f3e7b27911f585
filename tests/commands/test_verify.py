"""``section55 verify``: which folders it takes."""

from pathlib import Path

from support.workbook import section55


def test_a_folder_of_output_folders_has_each_of_them_verified(tmp_path: Path) -> None:
    """It used to be taken for an output folder itself, which does not verify, as if somebody had changed it."""
    for name in ("2023-12-19-first", "2024-01-09-second"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "audit.json").write_text("{", encoding="utf-8")
    done = section55("verify", tmp_path)
    assert done.returncode == 1
    named = [Path(line).name for line in done.stdout.splitlines() if not line.startswith(" ")]
    assert named[:2] == ["2023-12-19-first", "2024-01-09-second"]
    assert f"{tmp_path}\n" not in done.stdout
