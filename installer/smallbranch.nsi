; Per-user installer, no administrator rights. Build: see build_windows.ps1 and README.md.
;   makensis -DVERSION=0.1.0 -DPAYLOAD=build\dist\smallbranch -DOUTPUT=build\dist\smallbranch-setup.exe smallbranch.nsi
Target amd64-unicode
Unicode true
!include "MUI2.nsh"

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\SmallBranch"

Name "小支部"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\SmallBranch"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
RequestExecutionLevel user
SetCompressor /SOLID lzma
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "小支部"
VIAddVersionKey "FileDescription" "小支部安装程序"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "Apache-2.0"

!define MUI_FINISHPAGE_RUN "$INSTDIR\smallbranch-window.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

Section
  ; An upgrade must not leave modules of the old version behind. The branch's data lives elsewhere.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${PAYLOAD}/*"
  CreateShortcut "$SMPROGRAMS\小支部.lnk" "$INSTDIR\smallbranch-window.exe"
  CreateShortcut "$DESKTOP\小支部.lnk" "$INSTDIR\smallbranch-window.exe"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${KEY}" "DisplayName" "小支部"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  Delete "$SMPROGRAMS\小支部.lnk"
  Delete "$DESKTOP\小支部.lnk"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\smallbranch.exe"
  Delete "$INSTDIR\smallbranch-window.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
