namespace Workflows.Decisions.Feel.Syntax;

/// <summary>A piece of an expression's text. <c>Text</c> is the raw text, but for a string its value without quotes and escapes.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int At, int End)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    public bool IsWord(string word) => Kind == TokenKind.Word && Text == word;

    public string Describe() => Kind switch
    {
        TokenKind.End => "the end of the text",
        TokenKind.String => $"the string {FeelText.Quote(Text)}",
        _ => $"'{Text}'",
    };
}

internal enum TokenKind { Word, Number, String, Symbol, End }
