@echo off
rem Starts Kasus on Windows. Builds it first if it is not built yet; after a change of the sources, delete app\target.
rem KASUS_JAVA_OPTS is handed to Java, such as -Xmx4g. Needs a JDK, 17 or newer, on the PATH or in JAVA_HOME.
setlocal
set "ROOT=%~dp0"
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >nul 2>nul || (
    echo kasus: there is no Java on the PATH or in JAVA_HOME. 1>&2
    echo Install a JDK, 17 or newer. 1>&2
    exit /b 1
)
if not exist "%ROOT%app\target\kasus-app.jar" (
    echo kasus: building, as it is new here; this takes a minute or two. Log: %ROOT%kasus-build.log 1>&2
    pushd "%ROOT%"
    call mvnw.cmd -B -ntp -Dmaven.test.skip=true -pl app -am package > "%ROOT%kasus-build.log" 2>&1 || (
        popd
        echo kasus: the build failed; see %ROOT%kasus-build.log 1>&2
        exit /b 1
    )
    popd
    if exist "%ROOT%kasus-build.log" move /y "%ROOT%kasus-build.log" "%ROOT%app\target\kasus-build.log" >nul
)
"%JAVA%" -XX:+UseSerialGC -Djava.awt.headless=true %KASUS_JAVA_OPTS% -cp "%ROOT%app\target\kasus-app.jar" dev.kasus.app.Main %*
exit /b %ERRORLEVEL%
