import type { Configuration } from 'electron-builder';

export interface ReleaseInput {
  /** Absolute folders: the icons, the licences, and where the packages are put. */
  readonly icons: string;
  /** Absolute path of the macros that the Windows installer is extended by. */
  readonly installerScript: string;
  readonly licences: string;
  readonly output: string;
  /** Whether the app's record names the project's homepage, without which there is no Debian package. */
  readonly hasHomepage: boolean;
  /** Of the runtime that is shipped. */
  readonly electronVersion: string;
  /** Absolute folder of an unpacked runtime, where it is not to be fetched. */
  readonly electronDist?: string;
  /** The processor of this machine: the build carries the native addons that were installed on it. */
  readonly arch: 'x64' | 'arm64';
}

/** What `electron-builder` makes of a build: installers of the system and for the processor that the build was made on. */
export function builderConfiguration(input: ReleaseInput): Configuration {
  const targets = (...names: string[]) => names.map((target) => ({ target, arch: [input.arch] }));
  return {
    appId: 'org.sealwright.desktop',
    productName: 'Sealwright',
    executableName: 'sealwright',
    copyright: 'Apache-2.0',
    electronVersion: input.electronVersion,
    ...(input.electronDist !== undefined && { electronDist: input.electronDist }),
    directories: { buildResources: input.icons, output: input.output },
    files: ['**/*'],
    extraResources: [{ from: input.licences, to: 'licences' }],
    asar: true,
    // The system loads them, which knows no archive.
    asarUnpack: ['**/*.node'],
    npmRebuild: false,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills it in
    artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
    fileAssociations: [
      { ext: 'pdf', name: 'PDF', description: 'PDF', mimeType: 'application/pdf', role: 'Editor', rank: 'Alternate' },
    ],
    electronFuses: {
      // The program is no Node: neither by a variable, nor by options, nor by a debugger from outside.
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      // Code comes out of the archive only, and only while it is the one that was packed.
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: true,
      // The pages have a scheme of their own. Electron before 29 does not know the choice.
      ...(Number.parseInt(input.electronVersion, 10) >= 29 && { grantFileProtocolExtraPrivileges: false }),
    },
    electronLanguages: ['zh-CN', 'zh_CN', 'en-US', 'en'],
    win: { target: targets('nsis'), icon: 'icon.ico' },
    nsis: {
      oneClick: false,
      perMachine: false,
      allowToChangeInstallationDirectory: true,
      createDesktopShortcut: true,
      shortcutName: '印匠 Sealwright',
      include: input.installerScript,
      installerLanguages: ['zh_CN', 'en_US'],
      multiLanguageInstaller: true,
      displayLanguageSelector: false,
    },
    mac: {
      target: targets('dmg'),
      icon: 'icon.icns',
      category: 'public.app-category.business',
      hardenedRuntime: true,
      darkModeSupport: true,
    },
    linux: {
      target: targets('AppImage', ...(input.hasHomepage ? ['deb'] : [])),
      icon: '.',
      category: 'Office',
      maintainer: 'Sealwright',
      synopsis: 'Sign PDF contracts with electronic seals',
      desktop: desktopFile('sealwright'),
    },
    deb: { desktop: desktopFile('/opt/Sealwright/sealwright') },
    appImage: { desktop: desktopFile('AppRun') },
    publish: null,
  };
}

/** The entry in the menus of Linux, with the offline client among its actions. `program`: as the package starts it. */
function desktopFile(program: string): NonNullable<NonNullable<Configuration['linux']>['desktop']> {
  return {
    entry: { 'Name[zh_CN]': '印匠', 'Comment[zh_CN]': '用电子印章签署 PDF 合同', Actions: 'offline;' },
    desktopActions: {
      offline: {
        Name: 'Sealwright Offline Client',
        'Name[zh_CN]': '印匠电子签章（离线客户端）',
        Exec: `${program} --offline %F`,
      },
    },
  };
}
