/** The public API: what a configuration and a plugin need. */
export type { Limits, NavLink } from './config/config.ts'
export type { Plugin, PluginFunction } from './config/plugins.ts'
export { defineConfig, type UserConfig } from './config/user-config.ts'
export type { DiagnosticCode } from './diagnostics/catalogue.ts'
export type { Severity } from './diagnostics/diagnostic.ts'
