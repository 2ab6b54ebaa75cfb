@echo off
rem Starts Kasus on Windows, as the script kasus beside this does elsewhere; there stands why each thing is done.
rem KASUS_JAVA_OPTS is handed to Java, such as -Xmx4g. Needs Java, 17 or newer, on the PATH or in JAVA_HOME: a JDK to build, a runtime to start.
setlocal EnableExtensions DisableDelayedExpansion
set "HERE=%~dp0"
set "CALLED=%~0"
if exist "%HERE%..\lib\kasus-app.jar" goto archive

set "BUILD=%HERE%app\target"
set "KEPT=%BUILD%"
set "INSTALL_JAVA=Install a JDK, 17 or newer."
call :find_java
if errorlevel 1 exit /b 1
call :build
if errorlevel 1 exit /b 1
set "CLASSES=%BUILD%\kasus-app.jar"
goto start

:archive
set "KEPT=%USERPROFILE%\.javacpp\cache"
set "INSTALL_JAVA=Install Java, 17 or newer."
set "CLASSES=%HERE%..\lib\*"
set "JAVA=%HERE%..\runtime\bin\java.exe"
if exist "%JAVA%" goto start
call :find_java
if errorlevel 1 exit /b 1

:start
rem The line after the number of lines, in whichever language.
if not defined COLUMNS for /f "skip=4 tokens=2 delims=: " %%c in ('mode con 2^>nul') do if not defined COLUMNS set "COLUMNS=%%c"
if not defined COLUMNS set "COLUMNS=80"
set "TIERS=1"
for %%c in (demo train treat predict reef) do if "%~1"=="%%c" set "TIERS=4"
rem What is printed is UTF-8; the console is given back as it was.
set "CODEPAGE="
for /f "tokens=2 delims=:." %%p in ('chcp 2^>nul') do set "CODEPAGE=%%p"
chcp 65001 >nul 2>nul
"%JAVA%" -XX:+UseSerialGC -XX:-UsePerfData -XX:TieredStopAtLevel=%TIERS% --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true ^
    "-Dkasus.columns=%COLUMNS%" "-Dkasus.command=%CALLED%" %KASUS_JAVA_OPTS% -cp "%CLASSES%" dev.kasus.app.Main %*
set "ENDED=%ERRORLEVEL%"
if defined CODEPAGE chcp %CODEPAGE% >nul 2>nul
exit /b %ENDED%

:find_java
set "JAVA="
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
if not defined JAVA for %%f in (java.exe) do set "JAVA=%%~$PATH:f"
if defined JAVA goto check_version
>&2 echo kasus: there is no Java on the PATH or in JAVA_HOME.
>&2 echo kasus: %INSTALL_JAVA%
exit /b 1

:check_version
set "KNOWN="
if exist "%KEPT%\kasus-java" set /p KNOWN=<"%KEPT%\kasus-java"
if "%KNOWN%"=="%JAVA%" exit /b 0
set "ANSWER=%TEMP%\kasus-java-%RANDOM%.txt"
"%JAVA%" -version 2>"%ANSWER%"
set "VERSION="
for /f "usebackq tokens=2,3" %%u in ("%ANSWER%") do if "%%u"=="version" set "VERSION=%%~v"
del "%ANSWER%"
set "MAJOR=0"
for /f "delims=.-+" %%v in ("%VERSION%") do set "MAJOR=%%v"
if %MAJOR% geq 17 goto new_enough
>&2 echo kasus: %JAVA% is Java %VERSION%, too old.
>&2 echo kasus: %INSTALL_JAVA% Or point JAVA_HOME to a newer one.
exit /b 1

:new_enough
if exist "%KEPT%\" >"%KEPT%\kasus-java" echo %JAVA%
exit /b 0

:build
set "STAMP=%BUILD%\kasus-built"
set "LOG=%BUILD%\kasus-build.log"
if not exist "%BUILD%\kasus-app.jar" goto compile
if not exist "%STAMP%" goto compile
powershell -NoProfile -Command "$built = (Get-Item -LiteralPath $env:STAMP).LastWriteTimeUtc; Set-Location -LiteralPath $env:HERE; $folders = (Get-Item .mvn, docs\casebook, docs\experiments, docs\remedies, docs\rules, *\src\main).FullName; $newer = @(Get-Item pom.xml, *\pom.xml) + @(Get-ChildItem -LiteralPath $folders -Recurse -File) | Where-Object { $_.LastWriteTimeUtc -gt $built }; if ($newer) { exit 3 }" <nul
if not "%ERRORLEVEL%"=="3" exit /b 0

:compile
>&2 echo kasus: building, as it is new here or its sources have changed; this takes a minute or two. Log: %LOG%
if not exist "%BUILD%\" mkdir "%BUILD%"
if not exist "%BUILD%\" exit /b 1
type nul >"%STAMP%.new"
pushd "%HERE%"
call "%HERE%mvnw.cmd" -B -ntp -Dmaven.test.skip=true -pl app -am package >"%LOG%" 2>&1 <nul
set "ENDED=%ERRORLEVEL%"
popd
if "%ENDED%"=="0" goto built
>&2 findstr /b /c:"[ERROR]" "%LOG%"
>&2 echo kasus: the build failed; its complaints are above, all of it is in %LOG%
>&2 echo Without a network, the first build cannot fetch the libraries that it needs.
exit /b 1

:built
move /y "%STAMP%.new" "%STAMP%" >nul
exit /b 0
