namespace Elsa.Host.Texts;

/// <summary>Names <c>PortalTexts.resx</c> (Chinese) and <c>PortalTexts.en.resx</c>: the public portal.</summary>
internal sealed class PortalTexts;
