@echo off
rem Starts partner-wizard with the Node.js beside this file, and ends with its exit code. Options that Node.js would take from
rem the environment are not for this program.
setlocal DisableDelayedExpansion
set "NODE_OPTIONS="
"%~dp0node.exe" "%~dp0app\partner-wizard.mjs" %*
set "code=%errorlevel%"
rem Explorer starts a file without arguments as cmd.exe /c ""FILE" ", with that blank, and as nobody else does. Its window would close
rem with the last words in it.
if not "%~1"=="" goto end
set "line=%cmdcmdline:"=#%"
if "%line:~-3%"=="# #" pause
:end
exit /b %code%
