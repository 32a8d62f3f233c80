using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>
/// Text as it is written into HTML. Letters of all scripts, cards and dashes stay readable; what could end an element or an attribute is
/// escaped.
/// </summary>
static class EscapedText
{
    public static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>How many bytes the text takes in a page.</summary>
    public static int ByteCountOf(string text) => Encoding.UTF8.GetByteCount(Encoder.Encode(text));
}
