; The installer for Windows, by Inno Setup 6.3 or newer:
;   iscc /DVersion=0.1.0 /DFlavour=light /DProgram=C:\...\dist\light\kie-desktop /DIcons=C:\...\build\freeze\light\icons ^
;        /DStem=kie-desktop-light-0.1.0-windows-amd64 /O... kie-desktop.iss        (windows\installer.py does it)
; With /DSign=1 and /Skie="signtool ... $f" installer and uninstaller are signed.

[Setup]
; The same for all versions and both flavours: one takes the place of the other.
AppId={{6E0A5C0B-7B43-4C27-9B07-2C5B0B1C6C7D}
AppName=KIE Desktop
AppVersion={#Version}
AppVerName=KIE Desktop {#Version} ({#Flavour})
AppPublisher=KIE Desktop
VersionInfoVersion={#Version}
DefaultDirName={autopf}\KIE Desktop
DefaultGroupName=KIE Desktop
DisableProgramGroupPage=yes
LicenseFile={#Program}\_internal\app\LICENSE
; For one user without asking an administrator; who is one may choose "for all users".
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; Windows 10 1809, the oldest that Qt 6.11 runs on
MinVersion=10.0.17763
ChangesAssociations=yes
ChangesEnvironment=yes
CloseApplications=yes
RestartApplications=no
SetupIconFile={#Icons}\kie-desktop.ico
UninstallDisplayIcon={app}\kie-desktop.exe
UninstallDisplayName=KIE Desktop
WizardStyle=modern
Compression=lzma2/max
SolidCompression=yes
OutputBaseFilename={#Stem}
#ifdef Sign
SignTool=kie
SignedUninstaller=yes
#endif

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked
Name: "associate"; Description: "Open KIE Desktop projects (*.kie) with this program"
Name: "path"; Description: "Let me type kie-desktop-cli in any folder (PATH)"; Flags: unchecked

[InstallDelete]
; A newer version may have fewer files; nothing of the user is in here.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Program}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\KIE Desktop"; Filename: "{app}\kie-desktop.exe"
Name: "{autodesktop}\KIE Desktop"; Filename: "{app}\kie-desktop.exe"; Tasks: desktopicon

[Registry]
; HKA is the machine's or the user's part, as the user chose.
Root: HKA; Subkey: "Software\Classes\.kie"; ValueType: string; ValueName: ""; ValueData: "KIEDesktop.Project"; Flags: uninsdeletevalue; Tasks: associate
Root: HKA; Subkey: "Software\Classes\.kie\OpenWithProgids"; ValueType: string; ValueName: "KIEDesktop.Project"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\KIEDesktop.Project"; ValueType: string; ValueName: ""; ValueData: "KIE Desktop project"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\KIEDesktop.Project\DefaultIcon"; ValueType: string; ValueName: ""; ValueData: "{app}\kie-desktop.exe,0"
Root: HKA; Subkey: "Software\Classes\KIEDesktop.Project\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\kie-desktop.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\Applications\kie-desktop.exe"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "KIE Desktop"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\kie-desktop.exe\SupportedTypes"; ValueType: string; ValueName: ".kie"; ValueData: ""
Root: HKCU; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Tasks: path; Check: IsNotOnPath

[Run]
Filename: "{app}\kie-desktop.exe"; Description: "{cm:LaunchProgram,KIE Desktop}"; Flags: nowait postinstall skipifsilent

[Code]
function UserPath: String;
begin
  if not RegQueryStringValue(HKEY_CURRENT_USER, 'Environment', 'Path', Result) then
    Result := '';
end;

function IsNotOnPath: Boolean;
begin
  Result := Pos(';' + Lowercase(ExpandConstant('{app}')) + ';', ';' + Lowercase(UserPath) + ';') = 0;
end;

{ Takes our folder out of the user's PATH again; Inno Setup cannot do that by itself. }
procedure CurUninstallStepChanged(Step: TUninstallStep);
var
  Path: String;
begin
  if Step <> usPostUninstall then
    exit;
  Path := UserPath;
  if StringChangeEx(Path, ';' + ExpandConstant('{app}'), '', True) > 0 then
    RegWriteExpandStringValue(HKEY_CURRENT_USER, 'Environment', 'Path', Path);
end;
