// Pictures that float over the cells of the sheet that is shown, and go with them.
import type { Injector } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import { Image, IRenderManagerService } from '@univerjs/preset-sheets-core';

export interface Float {
  readonly name: string;
  /** In pixels, from the first cell's corner. */
  readonly place: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  /** A `data:` address. */
  readonly picture: string;
}

/** Over the cells, under the headers. */
const LAYER = 5;

export class Floats {
  readonly #api: FUniver;
  readonly #injector: Injector;
  #shown = new Map<string, { readonly key: string; readonly image: Image }>();

  constructor(api: FUniver, injector: Injector) {
    this.#api = api;
    this.#injector = injector;
  }

  /** Shows these and no others. */
  show(floats: readonly Float[]): void {
    const workbook = this.#api.getActiveWorkbook();
    const scene = workbook && this.#injector.get(IRenderManagerService).getRenderById(workbook.getId())?.scene;
    const skeleton = workbook?.getActiveSheet().getSkeleton();
    if (!scene || !skeleton) return;
    const next = new Map<string, { key: string; image: Image }>();
    for (const float of floats) {
      const key = JSON.stringify(float);
      const known = this.#shown.get(float.name);
      if (known?.key === key) {
        next.set(float.name, known);
        continue;
      }
      const { left, top, width, height } = float.place;
      const image = new Image(`preview-float-${float.name}`, {
        url: float.picture,
        left: left + skeleton.rowHeaderWidthAndMarginLeft,
        top: top + skeleton.columnHeaderHeightAndMarginTop,
        width,
        height,
        evented: false,
        success: () => scene.makeDirty(),
      });
      next.set(float.name, { key, image });
    }
    for (const [name, { image }] of this.#shown) if (next.get(name)?.image !== image) image.dispose();
    for (const [name, { image }] of next) {
      if (this.#shown.get(name)?.image !== image) scene.addObject(image, LAYER);
    }
    if (next.size > 0 || this.#shown.size > 0) scene.makeDirty();
    this.#shown = next;
  }
}
