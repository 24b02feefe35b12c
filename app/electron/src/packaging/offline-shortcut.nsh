; The offline client has shortcuts of its own beside those of the workbench: the same program with a switch. An update leaves
; them as their user has left them.

!macro customInstall
  ${ifNot} ${isUpdated}
    ${ifNot} ${isNoDesktopShortcut}
      CreateShortCut "$DESKTOP\印匠电子签章.lnk" "$INSTDIR\${APP_EXECUTABLE_FILENAME}" "--offline"
    ${endIf}
    CreateShortCut "$SMPROGRAMS\印匠电子签章.lnk" "$INSTDIR\${APP_EXECUTABLE_FILENAME}" "--offline"
  ${endIf}
!macroend

!macro customUnInstall
  ${ifNot} ${isUpdated}
    Delete "$DESKTOP\印匠电子签章.lnk"
    Delete "$SMPROGRAMS\印匠电子签章.lnk"
  ${endIf}
!macroend
