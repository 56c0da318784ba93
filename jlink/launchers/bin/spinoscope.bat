@echo off
rem Starts Spinoscope from wherever its folder lies; SPINOSCOPE_OPTS adds JVM options.
setlocal
for %%I in ("%~dp0..") do set "HERE=%%~fI"
set "APP=%HERE%\app"
"%HERE%\runtime\bin\java.exe" "@%APP%\jvm.options" "-XX:AOTCache=%APP%\spinoscope.aot" "-Dspinoscope.assets=%APP%\assets" "-DENGINE_CACHE_DIR=%APP%\native" %SPINOSCOPE_OPTS% -cp "%APP%\spinoscope.jar" org.spinoscope.Spinoscope %*
exit /b %ERRORLEVEL%
