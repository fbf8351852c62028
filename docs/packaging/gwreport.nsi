; The installer for Windows: into the user's own folder, so that no administrator is asked. `.ci/windows --build` calls it:
; makensis -INPUTCHARSET UTF8 -DVERSION=… -DFOLDER=(the built folder) -DTARGET=(the file to write) gwreport.nsi

; Windows of 64 bits, as Qt wants it.
Target amd64-unicode
!include MUI2.nsh
!define NAME "政府工作报告填报汇总"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\gwreport"
!define CLASSES "Software\Classes"
Name "${NAME}"
OutFile "${TARGET}"
; A fixed place: what is removed later is a folder of ours and never one that somebody keeps other things in.
InstallDir "$LOCALAPPDATA\Programs\gwreport"
RequestExecutionLevel user
SetCompressor /SOLID lzma
ManifestDPIAware true
BrandingText "gwreport ${VERSION}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\gwreport-app.exe"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

; A program that runs cannot be replaced: its file cannot be opened for writing.
!macro REFUSE_WHILE_IT_RUNS
  IfFileExists "$INSTDIR\gwreport-app.exe" 0 +6
  ClearErrors
  FileOpen $0 "$INSTDIR\gwreport-app.exe" a
  IfErrors 0 +3
  MessageBox MB_OK|MB_ICONEXCLAMATION "${NAME}正开着，请先关闭它，再重新运行。" /SD IDOK
  Abort
  FileClose $0
!macroend

!macro CLEAR
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\*.*"
!macroend

Section
  !insertmacro REFUSE_WHILE_IT_RUNS
  ; Nothing of an older version stays: a module that has gone would be found.
  !insertmacro CLEAR
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}/*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\gwreport-app.exe"
  WriteRegStr HKCU "${CLASSES}\.gwr" "" "gwreport.workspace"
  WriteRegStr HKCU "${CLASSES}\gwreport.workspace" "" "政府工作报告填报工作区"
  WriteRegStr HKCU "${CLASSES}\gwreport.workspace\DefaultIcon" "" "$INSTDIR\gwreport-app.exe,0"
  WriteRegStr HKCU "${CLASSES}\gwreport.workspace\shell\open\command" "" '"$INSTDIR\gwreport-app.exe" "%1"'
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\gwreport-app.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  !insertmacro REFUSE_WHILE_IT_RUNS
  !insertmacro CLEAR
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey HKCU "${CLASSES}\gwreport.workspace"
  ; Another program may have taken the files over meanwhile: that stays.
  ReadRegStr $0 HKCU "${CLASSES}\.gwr" ""
  StrCmp $0 "gwreport.workspace" 0 +2
  DeleteRegKey HKCU "${CLASSES}\.gwr"
  DeleteRegKey HKCU "${UNINSTALL}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
