@echo off
rem Starts partner-wizard with the Node.js beside this file, and ends with its exit code. Options that Node.js would take from
rem the environment are not for this program.
setlocal DisableDelayedExpansion
set "NODE_OPTIONS="
"%~dp0node.exe" "%~dp0app\partner-wizard.mjs" %*
set "code=%errorlevel%"
rem Explorer starts a file without arguments, as: cmd.exe /c ""FILE" ". The window would close with the last words in it.
if not "%~1"=="" goto end
setlocal EnableDelayedExpansion
set "line=!cmdcmdline!"
if "!line:~-3!"=="" "" pause
endlocal
:end
exit /b %code%
