namespace Elsa.Host.Texts;

/// <summary>Names <c>FrameTexts.resx</c> (Chinese) and <c>FrameTexts.en.resx</c>: layout, signing in, errors, help.</summary>
internal sealed class FrameTexts;
