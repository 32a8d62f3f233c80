using Microsoft.Playwright;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>
/// Finds translated texts of a page that cannot be read: cut off, on top of another text, outside their button or off the screen.
/// </summary>
static class LayoutFaults
{
    /// <summary>
    /// In a pseudo-language a translated text is between ⟦ and ⟧, which may be in two nodes with an element between them; in a real one
    /// it is every text but those with a direction of their own. Texts that people typed may be cut off, and the commas between them. Two
    /// texts are compared only within one layer, because elements that stick to an edge of the window cover the rest on purpose.
    /// </summary>
    const string FindScript = """
        within => {
          const room = document.documentElement.clientWidth;
          const faults = [];
          const wide = document.documentElement.scrollWidth;
          const isBeside = ({ left, right }) => left < -0.5 || right > room + 0.5;
          const beside = [...document.body.querySelectorAll('*')].filter(e => isBeside(e.getBoundingClientRect()) && e.checkVisibility());
          if (wide > room) faults.push(`scrolls sideways: ${wide} > ${room}: ${beside.slice(0, 5).map(e => e.outerHTML.slice(0, 70))}`);

          const root = document.documentElement;
          // Most texts have the same ancestors.
          const once = of => {
            const known = new Map();
            return element => known.get(element) ?? known.set(element, of(element)).get(element);
          };
          const ancestors = once(element => element && element !== root ? [element, ...ancestors(element.parentElement)] : []);
          const styles = once(element => {
            const { clipPath, position, overflowX } = getComputedStyle(element);
            return { clipPath, position, overflowX };
          });
          const style = (element, name) => styles(element)[name];
          const isShown = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
            && !ancestors(element).some(e => style(e, 'clipPath') === 'inset(50%)');
          const layerOf = element => ancestors(element).find(e => ['sticky', 'fixed'].includes(style(e, 'position'))) ?? document.body;

          const isPseudo = root.lang.startsWith('qps');
          const isOurs = element => !isPseudo && !element.closest('[dir="auto"], [dir="ltr"]:not(html), bdi, .chip, .face');
          const texts = [];
          let isOpen = false;
          const walker = document.createTreeWalker(document.querySelector(within), NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const isTranslated = (isOpen || /[⟦⟧]/.test(node.data) || isOurs(node.parentElement)) && /\p{L}/u.test(node.data);
            const last = Math.max(node.data.lastIndexOf('⟦'), node.data.lastIndexOf('⟧'));
            if (last >= 0) isOpen = node.data[last] === '⟦';
            const element = node.parentElement;
            if (!node.data.trim() || element.closest('template, script, style, option, .skip') || !isShown(element)) continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            const rects = [...range.getClientRects()].filter(rect => rect.width > 1);
            const words = node.data.trim().slice(0, 40);
            texts.push({ element, isTranslated, rects, words, around: ancestors(element), layer: layerOf(element) });
          }

          const say = (fault, { element, words }) =>
            faults.push(`${fault}: "${words}" in <${element.localName} class="${element.className}">`);
          const isOut = (rect, box) =>
            rect.left < box.left - 1 || rect.right > box.right + 1 || rect.top < box.top - 3 || rect.bottom > box.bottom + 3;
          const leaves = (text, box) => text.rects.some(rect => isOut(rect, box.getBoundingClientRect()));
          for (const text of texts.filter(text => text.isTranslated)) {
            const isScrolled = text.around.some(e => ['auto', 'scroll'].includes(style(e, 'overflowX')) && e.scrollWidth > e.clientWidth);
            const isOff = ({ left, right, top }) => left < -1 || right > room + 1 || top + scrollY < -1;
            if (!isScrolled && text.rects.some(isOff)) say('off the screen', text);
            if (text.around.some(e => ['hidden', 'clip'].includes(style(e, 'overflowX')) && leaves(text, e))) say('cut off', text);
            const box = text.element.closest('button, .button, .tool, .mark, .toast, .panel, .choice');
            if (box && leaves(text, box)) say('sticks out', text);
          }

          // The middle of a line of text, and of it what is not scrolled or cut away.
          const core = ({ left, right, top, bottom }) =>
            ({ left: left + 1, right: right - 1, top: top + (bottom - top) * 0.3, bottom: bottom - (bottom - top) * 0.3 });
          const clipped = (a, b) => ({
            left: Math.max(a.left, b.left), right: Math.min(a.right, b.right),
            top: Math.max(a.top, b.top), bottom: Math.min(a.bottom, b.bottom),
          });
          const seen = ({ rects, around }) => around.filter(e => style(e, 'overflowX') !== 'visible')
            .reduce((left, e) => left.map(rect => clipped(rect, e.getBoundingClientRect())), rects.map(core))
            .filter(({ left, right, top, bottom }) => left < right && top < bottom);
          const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
          const cores = texts.map(text => ({ ...text, rects: seen(text) }));
          cores.forEach((one, i) => {
            for (const other of cores.slice(i + 1))
              if ((one.isTranslated || other.isTranslated) && one.layer === other.layer)
                if (one.rects.some(a => other.rects.some(b => meet(a, b)))) say(`lies over "${other.words}"`, one);
          });
          return [...new Set(faults)].slice(0, 12);
        }
        """;

    /// <param name="page">The page, in its current width.</param>
    /// <param name="within">A selector of the part to check.</param>
    public static async Task<string[]> FindAsync(IPage page, string within = "body")
    {
        // Notifications get their places in the next frame, and again in the one after a new width.
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        return await page.EvaluateAsync<string[]>(FindScript, within);
    }
}
