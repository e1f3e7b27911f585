@rem Builds every inspection and the register each night: nightly.cmd PARAMETERS OUTPUTS
@rem In Task Scheduler run it each day; a task on "Last Run Result" other than 0 can send the mail.
@setlocal
@set failed=0
@set section55=%~dp0..\.venv\Scripts\section55.exe
@"%section55%" build "%~1" -o "%~2" --quiet --log "%~2\nightly.log" 2>"%~2\nightly-errors.txt" || set failed=1
@"%section55%" register "%~1" -o "%~2\register.xlsx" >nul 2>>"%~2\nightly-errors.txt" || set failed=1
@"%section55%" register "%~1" --recommendations -o "%~2\items.csv" >nul 2>>"%~2\nightly-errors.txt" || set failed=1
@"%section55%" register "%~1" -o "%~2\deadlines.ics" >nul 2>>"%~2\nightly-errors.txt" || set failed=1
@"%section55%" register "%~1" --public -o "%~2\register.html" >nul 2>>"%~2\nightly-errors.txt" || set failed=1
@exit /b %failed%
