; The installer for Windows, by Inno Setup 6.3 or newer, or 7:
;   iscc /DVersion=0.1.0 /DNumbers=0.1.0 /DFlavour=light /DProgram=C:\...\dist\light\kie-desktop ^
;        /DIcons=C:\...\build\freeze\light\icons /DRunning=KIEDesktop.Running ^
;        /DStem=kie-desktop-light-0.1.0-windows-amd64 /O... kie-desktop.iss        (windows\installer.py does it)
; With /DSign=1 and /Skie="signtool ... $f" installer and uninstaller are signed.

[Setup]
; The same for all versions and both flavours: one takes the place of the other.
AppId={{6E0A5C0B-7B43-4C27-9B07-2C5B0B1C6C7D}
AppName=KIE Desktop
AppVersion={#Version}
AppVerName=KIE Desktop {#Version} ({#Flavour})
AppPublisher=KIE Desktop
VersionInfoVersion={#Numbers}
VersionInfoTextVersion={#Version}
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
; Held by every process of the program (kie_desktop\locks.py): a training run is not ended by an update that asks nobody.
AppMutex={#Running},Global\{#Running}
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
; Older ones of Inno Setup 6 do not bring it.
#if FileExists(AddBackslash(CompilerPath) + "Languages\ChineseSimplified.isl")
#define Chinese
Name: "zh"; MessagesFile: "compiler:Languages\ChineseSimplified.isl"
#else
#pragma warning "this Inno Setup has no ChineseSimplified.isl: the wizard is in English only"
#endif

[CustomMessages]
en.Associate=Open KIE Desktop projects (*.kie) with this program
en.OnPath=Let me type kie-desktop-cli in any folder (PATH)
en.ProjectType=KIE Desktop project
#ifdef Chinese
zh.Associate=用本程序打开 KIE Desktop 项目 (*.kie)
zh.OnPath=可在任意文件夹中使用 kie-desktop-cli 命令 (PATH)
zh.ProjectType=KIE Desktop 项目
#endif

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked
Name: "associate"; Description: "{cm:Associate}"
Name: "path"; Description: "{cm:OnPath}"; Flags: unchecked

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
Root: HKA; Subkey: "Software\Classes\KIEDesktop.Project"; ValueType: string; ValueName: ""; ValueData: "{cm:ProjectType}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\KIEDesktop.Project\DefaultIcon"; ValueType: string; ValueName: ""; ValueData: "{app}\kie-desktop.exe,0"
Root: HKA; Subkey: "Software\Classes\KIEDesktop.Project\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\kie-desktop.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\Applications\kie-desktop.exe"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "KIE Desktop"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\kie-desktop.exe\SupportedTypes"; ValueType: string; ValueName: ".kie"; ValueData: ""

[Run]
Filename: "{app}\kie-desktop.exe"; Description: "{cm:LaunchProgram,KIE Desktop}"; Flags: nowait postinstall skipifsilent

[Code]
{ The PATH of all users where the program is installed for all of them (HKA is the machine's part then), else the user's.
  Inno Setup takes no entry out of a list by itself, so that both ways are here. }
function EnvironmentKey: String;
begin
  if IsAdminInstallMode then
    Result := 'SYSTEM\CurrentControlSet\Control\Session Manager\Environment'
  else
    Result := 'Environment';
end;

function ReadPath: String;
begin
  if not RegQueryStringValue(HKA, EnvironmentKey, 'Path', Result) then
    Result := '';
end;

procedure WritePath(Path: String);
begin
  if Path <> ReadPath then
    RegWriteExpandStringValue(HKA, EnvironmentKey, 'Path', Path);
end;

{ A PATH without the entries that are this folder and nothing else; all others as they were. }
function WithoutFolder(Path, Folder: String): String;
var
  Item, Rest: String;
  Place: Integer;
  IsFirst: Boolean;
begin
  Result := '';
  Rest := Path;
  IsFirst := True;
  repeat
    Place := Pos(';', Rest);
    if Place = 0 then
      Item := Rest
    else begin
      Item := Copy(Rest, 1, Place - 1);
      Rest := Copy(Rest, Place + 1, Length(Rest));
    end;
    if CompareText(RemoveBackslashUnlessRoot(Item), RemoveBackslashUnlessRoot(Folder)) <> 0 then begin
      if not IsFirst then
        Result := Result + ';';
      Result := Result + Item;
      IsFirst := False;
    end;
  until Place = 0;
end;

procedure CurStepChanged(Step: TSetupStep);
var
  Folder, Path: String;
begin
  if (Step <> ssPostInstall) or not WizardIsTaskSelected('path') then
    exit;
  Folder := ExpandConstant('{app}');
  Path := WithoutFolder(ReadPath, Folder);
  if Path <> '' then
    Path := Path + ';';
  WritePath(Path + Folder);
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
begin
  if Step = usPostUninstall then
    WritePath(WithoutFolder(ReadPath, ExpandConstant('{app}')));
end;
