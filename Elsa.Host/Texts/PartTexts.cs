namespace Elsa.Host.Texts;

/// <summary>Names <c>PartTexts.resx</c> (Chinese) and <c>PartTexts.en.resx</c>: the partials that many pages use.</summary>
internal sealed class PartTexts;
