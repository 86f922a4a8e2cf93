using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Workflows.Statute;

/// <summary>A word of the vocabulary and what people read for it.</summary>
public sealed record Word(string Id, Bilingual Text);

/// <summary>Words of one kind in the order of their file.</summary>
public sealed class WordList : IReadOnlyList<Word>
{
    private readonly ImmutableArray<Word> _words;
    private readonly FrozenDictionary<string, Bilingual> _texts;

    /// <exception cref="ArgumentException">A word stands twice.</exception>
    public WordList(IEnumerable<Word> words)
    {
        _words = [.. words];
        _texts = _words.ToDictionary(w => w.Id, w => w.Text, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);
    }

    public int Count => _words.Length;

    public Word this[int index] => _words[index];

    public bool Contains(string id) => _texts.ContainsKey(id);

    /// <summary>What people read for a word; for an unknown one, which an old case may hold, the word itself.</summary>
    public Bilingual TextOf(string id) => _texts.GetValueOrDefault(id) ?? new(id, id);

    public IEnumerator<Word> GetEnumerator() => ((IEnumerable<Word>)_words).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
