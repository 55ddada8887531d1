enum BorderVocabularyPlaceholder {}
