# Recipe, not yet run: on Windows with Python 3.11+ and NSIS 3 on PATH.
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..")
py dev.py freeze
if ($LASTEXITCODE -ne 0) { throw "freezing or its self-test failed" }
$version = & .venv\Scripts\python.exe -c "import smallbranch; print(smallbranch.__version__)"
$payload = (Resolve-Path build\dist\smallbranch).Path
$setup = Join-Path (Resolve-Path build\dist).Path "smallbranch-$version-setup.exe"
makensis "-DVERSION=$version" "-DPAYLOAD=$payload" "-DOUTPUT=$setup" installer\smallbranch.nsi
# silent install, self-test of what was installed, silent uninstall
Start-Process -Wait $setup -ArgumentList "/S"
& "$env:LOCALAPPDATA\Programs\SmallBranch\smallbranch.exe" self-test
if ($LASTEXITCODE -ne 0) { throw "self-test of the installed program failed" }
Start-Process -Wait "$env:LOCALAPPDATA\Programs\SmallBranch\uninstall.exe" -ArgumentList "/S"
(Get-FileHash $setup -Algorithm SHA256).Hash | Out-File "$setup.sha256"
