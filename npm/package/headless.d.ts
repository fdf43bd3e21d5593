import type { Exported, Report, Style } from "./libvirt-domain-editor.js";

export interface HostOption {
  /** `libvirt=11.3.0,qemu=10.0`, the newest known if left out. */
  host?: string;
}

export interface Remark {
  line: number | null;
  message: string;
}

export interface Completed {
  xml: string;
  /** Why libvirt would refuse it. */
  refused: Remark[];
  /** What lies outside what the engine knows. */
  not_predicted: Remark[];
}

export interface Device {
  key: string;
  group: string;
  icon: string;
  name: string;
  description: string;
  origin: "written" | "built in" | "default" | "demanded" | (string & {});
  address: { type: string; text: string; implicit: boolean } | null;
  rule: string | null;
  because: string | null;
  not_predicted: string | null;
}

export interface Survey {
  version: 1;
  earliest_libvirt: string | null;
  because: { path: string; line: number; class: string; reason: string; needs: string | null }[];
  targets: {
    name: string;
    libvirt: string;
    verdict: "accepted" | "rewritten" | "guest-changes" | "unknown" | "refused";
    guest_abi: string | Record<string, unknown>;
    because: string;
    line: number | null;
    needs: string | null;
  }[];
}

/** Loads the engine, once; `source` is the compiled program or where it is, if not beside this module. */
export function start(source?: URL | BufferSource | WebAssembly.Module | Response): Promise<void>;
/** The domain as a host would store it. */
export function complete(
  xml: string,
  options?: HostOption & { mode?: "define" | "load"; securityInfo?: boolean },
): Promise<Completed>;
/** Every device that the guest will have, written and implicit. */
export function devices(xml: string, options?: HostOption): Promise<Device[]>;
/** The domain for another host. */
declare function exported(xml: string, options?: HostOption & { target?: string; style?: Style }): Promise<Exported>;
export { exported as export };
/** Which releases can take the domain. */
export function check(xml: string, options?: HostOption & { style?: Style }): Promise<Survey>;
/** How one release takes it. */
export function check(xml: string, options: HostOption & { target: string; style?: Style }): Promise<Report>;
